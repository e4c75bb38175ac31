package org.dagmaster.domain.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How deep each box lies: one layer below the lowest that leads to it, the first in layer 0. */
public final class Depths {

    private final Map<String, List<PictureEdge>> edges = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private Depths(WorkflowPicture picture) {
        for (PictureEdge edge : picture.edges()) {
            edges.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
            open.merge(edge.to(), 1, Integer::sum);
        }
        Deque<String> free = new ArrayDeque<>();
        for (PictureNode node : picture.nodes()) {
            depths.put(node.id(), 0);
            if (!open.containsKey(node.id())) {
                free.add(node.id());
            }
        }
        while (!free.isEmpty()) {
            pass(free.remove(), free);
        }
    }

    public static Depths of(WorkflowPicture picture) {
        return new Depths(picture);
    }

    /** The layer of the box with this id. */
    public int of(String box) {
        return Objects.requireNonNull(depths.get(box), () -> "there is no box " + box);
    }

    private void pass(String box, Deque<String> free) {
        for (PictureEdge edge : edges.getOrDefault(box, List.of())) {
            depths.merge(edge.to(), of(box) + 1, Math::max);
            if (Objects.requireNonNull(open.merge(edge.to(), -1, Integer::sum)) == 0) {
                free.add(edge.to());
            }
        }
    }
}

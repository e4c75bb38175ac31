package org.dagmaster.domain.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which arrows may be drawn as one line that forks, or as lines that meet, without a reader taking
 * them for others.
 *
 * <p>Lines that fork at a and b and meet at c and d say that c and d follow both a and b. So arrows
 * share a line only where that is so: where one box leads to several, where several lead to one, or
 * where each of some leads to each of others.
 */
public final class Junctions {

    /**
     * An arrow between two things that are to be placed.
     *
     * @param style only arrows of one style share a line
     */
    public record Link(Object from, Object to, Object style) {}

    /**
     * Where an arrow leaves and arrives. Arrows whose places are equal share them.
     *
     * @param out where it leaves its source
     * @param in where it arrives at its target
     */
    public record Ends(Object out, Object in) {}

    private record Place(Object thing, Object style, int own) {}

    private static final int SHARED = -1;

    private final List<Link> links;
    private final Map<Place, List<Integer>> bySource = new LinkedHashMap<>();
    private final Map<Place, List<Integer>> byTarget = new LinkedHashMap<>();

    private Junctions(List<Link> links) {
        this.links = links;
        for (int i = 0; i < links.size(); i++) {
            bySource.computeIfAbsent(source(links.get(i)), _ -> new ArrayList<>()).add(i);
            byTarget.computeIfAbsent(target(links.get(i)), _ -> new ArrayList<>()).add(i);
        }
    }

    /** The ends of each link, in the order of the links. */
    public static List<Ends> of(List<Link> links) {
        return new Junctions(List.copyOf(links)).ends();
    }

    private List<Ends> ends() {
        Map<Integer, Ends> ends = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            if (!ends.containsKey(i)) {
                List<Integer> component = component(i);
                boolean isComplete = isComplete(component);
                component.forEach(link -> ends.put(link, ends(link, isComplete)));
            }
        }
        List<Ends> inOrder = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            inOrder.add(ends.get(i));
        }
        return inOrder;
    }

    /** Of a link that is both part of a fork and of a meeting, only the second part is shared. */
    private Ends ends(int link, boolean isComplete) {
        Place source = source(links.get(link));
        Place target = target(links.get(link));
        boolean forks = size(bySource, source) > 1;
        boolean meets = size(byTarget, target) > 1;
        boolean isApart = !isComplete && forks && meets;
        return new Ends(isApart ? new Place(source.thing(), source.style(), link) : source, target);
    }

    /** The links that hang together with one by their sources and targets. */
    private List<Integer> component(int first) {
        List<Integer> component = new ArrayList<>(List.of(first));
        Set<Integer> seen = new HashSet<>(component);
        for (int i = 0; i < component.size(); i++) {
            Link link = links.get(component.get(i));
            for (List<Integer> neighbours :
                    List.of(
                            bySource.getOrDefault(source(link), List.of()),
                            byTarget.getOrDefault(target(link), List.of()))) {
                neighbours.stream().filter(seen::add).forEach(component::add);
            }
        }
        return component;
    }

    private boolean isComplete(List<Integer> component) {
        Set<Object> sources = new HashSet<>();
        Set<Object> targets = new HashSet<>();
        Set<Object> pairs = new HashSet<>();
        for (int index : component) {
            Link link = links.get(index);
            sources.add(link.from());
            targets.add(link.to());
            pairs.add(List.of(link.from(), link.to()));
        }
        return pairs.size() == (long) sources.size() * targets.size();
    }

    private static int size(Map<Place, List<Integer>> map, Place place) {
        return map.getOrDefault(place, List.of()).size();
    }

    private static Place source(Link link) {
        return new Place(link.from(), link.style(), SHARED);
    }

    private static Place target(Link link) {
        return new Place(link.to(), link.style(), SHARED);
    }
}

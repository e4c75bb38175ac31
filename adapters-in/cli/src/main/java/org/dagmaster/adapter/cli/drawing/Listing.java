package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.picture.Depths;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.picture.Wrapping;

/** A workflow as a list of its boxes, each after all that lead to it, and where each leads. */
final class Listing {

    private static final String INDENT = "    ";
    private static final int NARROWEST = 20;

    private Listing() {}

    static List<String> of(WorkflowPicture picture, int columns, Glyphs glyphs) {
        Map<String, List<PictureEdge>> edges = new LinkedHashMap<>();
        for (PictureEdge edge : picture.edges()) {
            edges.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
        }
        int room = Math.max(NARROWEST, columns - INDENT.length());
        List<String> lines = new ArrayList<>();
        for (PictureNode node : inOrder(picture)) {
            lines.addAll(Wrapping.lines(heading(node, glyphs), columns, Integer.MAX_VALUE));
            for (PictureEdge edge : edges.getOrDefault(node.id(), List.of())) {
                Wrapping.lines(glyphs.shown(words(edge, glyphs)), room, Integer.MAX_VALUE)
                        .forEach(line -> lines.add(INDENT + line));
            }
        }
        return lines;
    }

    private static String heading(PictureNode node, Glyphs glyphs) {
        String heading = glyphs.marker(node.kind()) + " " + glyphs.shown(node.title());
        return node.lines().isEmpty()
                ? heading
                : heading + glyphs.dot() + glyphs.shown(String.join(glyphs.dot(), node.lines()));
    }

    private static String words(PictureEdge edge, Glyphs glyphs) {
        String arrow = glyphs.pointer();
        return switch (edge.kind()) {
            case NEXT -> arrow + edge.to();
            case CHILDREN -> arrow + "for each element";
            case BRANCH -> edge.label() + " " + arrow + edge.to();
            case ALL_OF, ANY_OF -> arrow + edge.to() + " (" + edge.kind().wireName() + ")";
        };
    }

    /** By layers, and within one in the order of the file. */
    private static List<PictureNode> inOrder(WorkflowPicture picture) {
        Depths depths = Depths.of(picture);
        return picture.nodes().stream()
                .sorted(Comparator.comparingInt(node -> depths.of(node.id())))
                .toList();
    }
}

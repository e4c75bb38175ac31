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
    private static final int NARROWEST = 24;

    private Listing() {}

    static List<String> of(WorkflowPicture picture, int columns, Glyphs glyphs) {
        Map<String, List<PictureEdge>> edges = new LinkedHashMap<>();
        for (PictureEdge edge : picture.edges()) {
            edges.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
        }
        int room = Math.max(NARROWEST, columns) - INDENT.length();
        List<String> lines = new ArrayList<>();
        for (PictureNode node : inOrder(picture)) {
            // Only the first line of a box stands at the margin: there its sign is looked for.
            List<String> heading = wrapped(heading(node, glyphs), room, glyphs);
            lines.add(heading.getFirst());
            heading.stream().skip(1).forEach(line -> lines.add(INDENT + line));
            for (PictureEdge edge : edges.getOrDefault(node.id(), List.of())) {
                wrapped(words(edge, glyphs), room, glyphs)
                        .forEach(line -> lines.add(INDENT + line));
            }
        }
        return lines;
    }

    private static List<String> wrapped(String text, int room, Glyphs glyphs) {
        return Wrapping.lines(glyphs.shown(text), room, Integer.MAX_VALUE);
    }

    private static String heading(PictureNode node, Glyphs glyphs) {
        List<String> words = new ArrayList<>(List.of(node.title()));
        words.addAll(node.lines());
        return glyphs.marker(node.kind()) + " " + String.join(glyphs.dot(), words);
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

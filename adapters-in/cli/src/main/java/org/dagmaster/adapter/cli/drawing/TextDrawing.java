package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.picture.NodeKind;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.picture.Wrapping;

/**
 * A workflow drawn with characters from top to bottom, or listed where it has no room. The same
 * workflow always gives the same lines.
 *
 * @param whyListed why it is not drawn; empty if it is
 */
public record TextDrawing(List<String> lines, String whyListed) {

    /** Columns of the text of a box: all on one line, or one below the other. */
    private enum Manner {
        ROOMY(60, 3),
        NARROW(30, 6),
        NARROWEST(20, 9);

        private final int columns;
        private final int most;

        Manner(int columns, int most) {
            this.columns = columns;
            this.most = most;
        }
    }

    /**
     * @param columns no line has more
     */
    public static TextDrawing of(WorkflowPicture picture, int columns, Glyphs glyphs) {
        String why = "";
        for (Manner manner : Manner.values()) {
            try {
                List<String> lines = new ArrayList<>(draw(picture, manner, columns, glyphs));
                lines.add("");
                lines.addAll(legend(picture, columns, glyphs));
                return new TextDrawing(lines, "");
            } catch (Undrawable e) {
                why = String.valueOf(e.getMessage());
            }
        }
        return new TextDrawing(Listing.of(picture, columns, glyphs), why);
    }

    private static List<String> draw(
            WorkflowPicture picture, Manner manner, int columns, Glyphs glyphs) throws Undrawable {
        Map<String, Item> boxes = new LinkedHashMap<>();
        for (PictureNode node : picture.nodes()) {
            boxes.put(node.id(), Item.box(node.kind(), words(node, manner, glyphs)));
        }
        Layers layers = Layers.of(picture, boxes, glyphs);
        Ports.makeRoom(layers.pieces());
        Ordering.apply(layers.layers(), layers.pieces());
        int needed = Centres.find(layers.layers(), layers.pieces());
        if (needed > columns) {
            throw new Undrawable("it would be %d columns wide".formatted(needed));
        }
        return Painter.paint(layers.layers(), layers.pieces(), needed, glyphs);
    }

    private static List<String> words(PictureNode node, Manner manner, Glyphs glyphs) {
        String title = glyphs.marker(node.kind()) + " " + glyphs.shown(node.title());
        List<String> lines = new ArrayList<>(Wrapping.lines(title, manner.columns, manner.most));
        List<String> details = node.lines().stream().map(glyphs::shown).toList();
        List<String> rows =
                manner == Manner.ROOMY && !details.isEmpty()
                        ? List.of(String.join(glyphs.dot(), details))
                        : details;
        rows.forEach(row -> lines.addAll(Wrapping.lines(row, manner.columns, manner.most)));
        return lines;
    }

    private static List<String> legend(WorkflowPicture picture, int columns, Glyphs glyphs) {
        Set<NodeKind> kinds = EnumSet.noneOf(NodeKind.class);
        picture.nodes().stream().map(PictureNode::kind).forEach(kinds::add);
        List<String> entries = new ArrayList<>();
        kinds.forEach(kind -> entries.add(glyphs.marker(kind) + " " + words(kind)));
        Set<LineStyle> styles = EnumSet.noneOf(LineStyle.class);
        picture.edges().stream().map(PictureEdge::kind).map(LineStyle::of).forEach(styles::add);
        for (LineStyle style : styles) {
            switch (style) {
                case NEXT -> {}
                case ALL_OF -> entries.add(sample(style, glyphs) + " all_of");
                case ANY_OF -> entries.add(sample(style, glyphs) + " any_of: one is enough");
            }
        }
        return filled(entries, columns);
    }

    private static String sample(LineStyle style, Glyphs glyphs) {
        return glyphs.line(style, Directions.VERTICAL);
    }

    private static String words(NodeKind kind) {
        return switch (kind) {
            case START, TASK, CONDITIONAL, FAN_OUT, FAN_IN, END -> kind.wireName();
            case CHILDREN -> "task of each element";
        };
    }

    /** As many entries on a line as have room. */
    private static List<String> filled(List<String> entries, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String entry : entries) {
            if (!line.isEmpty() && line.length() + 3 + entry.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "   ").append(entry);
        }
        lines.add(line.toString());
        return lines;
    }
}

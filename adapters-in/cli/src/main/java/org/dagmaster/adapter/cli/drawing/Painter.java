package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.picture.NodeKind;
import org.dagmaster.domain.picture.Wrapping;

/** Draws layers whose items have their places, and the lines between them. */
final class Painter {

    private static final Directions UP = new Directions(true, false, false, false);
    private static final Directions DOWN = new Directions(false, false, true, false);

    private final List<List<Item>> layers;
    private final Map<Integer, List<Piece>> pieces = new HashMap<>();
    private final Ports ports;
    private final Glyphs glyphs;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Integer> tops = new ArrayList<>();

    private Painter(List<List<Item>> layers, List<Piece> pieces, Glyphs glyphs) throws Undrawable {
        this.layers = layers;
        this.ports = Ports.of(pieces);
        this.glyphs = glyphs;
        for (Piece piece : pieces) {
            this.pieces.computeIfAbsent(piece.from().layer(), _ -> new ArrayList<>()).add(piece);
        }
        int top = 0;
        for (int i = 0; i < layers.size(); i++) {
            gaps.add(Gap.of(below(i), ports));
            tops.add(top);
            top += layerHeight(i) + gapHeight(i);
        }
        tops.add(top);
    }

    static List<String> paint(
            List<List<Item>> layers, List<Piece> pieces, int columns, Glyphs glyphs)
            throws Undrawable {
        Painter painter = new Painter(layers, pieces, glyphs);
        Canvas canvas = new Canvas(columns, painter.tops.getLast(), glyphs);
        for (int i = 0; i < layers.size(); i++) {
            painter.paintLayer(i, canvas);
            painter.paintGap(i, canvas);
        }
        return canvas.lines();
    }

    private List<Piece> below(int layer) {
        return pieces.getOrDefault(layer, List.of());
    }

    private int layerHeight(int layer) {
        return layers.get(layer).stream().mapToInt(Item::height).max().orElse(0);
    }

    /** A row for heads of arrows if there are any; a line is seen in any case. */
    private int gapHeight(int layer) {
        boolean hasHeads = below(layer).stream().anyMatch(piece -> piece.to().isBox());
        int rows = gaps.get(layer).rows() + (hasHeads ? 1 : 0);
        return below(layer).isEmpty() ? 0 : Math.max(1, rows);
    }

    private void paintLayer(int layer, Canvas canvas) {
        int top = tops.get(layer);
        int bottom = top + layerHeight(layer) - 1;
        for (Item item : layers.get(layer)) {
            if (item.isBox()) {
                box(item, top, canvas);
            } else {
                label(item, top, canvas);
            }
        }
        for (Piece piece : below(layer)) {
            Item from = piece.from();
            int column = ports.out(piece);
            canvas.down(column, top + from.height(), bottom, piece.style(), piece.out());
            if (from.isBox()) {
                canvas.text(column, top + from.height() - 1, glyphs.outlet(piece.style()));
            }
        }
    }

    private void label(Item label, int top, Canvas canvas) {
        for (int i = 0; i < label.text().size(); i++) {
            String line = label.text().get(i);
            int indent = (label.width() - Wrapping.columns(line)) / 2;
            canvas.text(label.left() + indent, top + i, line);
        }
    }

    private void box(Item box, int top, Canvas canvas) {
        NodeKind kind = box.kind();
        if (kind == null) {
            return;
        }
        int pile = kind == NodeKind.CHILDREN ? 1 : 0;
        int right = box.right() - pile;
        String corners = glyphs.corners(kind);
        edge(box.left(), right, top, corners.substring(0, 2), pile, canvas);
        for (int i = 0; i < box.text().size(); i++) {
            int row = top + 1 + i;
            canvas.text(box.left(), row, side());
            canvas.text(box.left() + 2, row, box.text().get(i));
            canvas.text(right, row, side().repeat(1 + pile));
        }
        int bottom = top + box.height() - 1;
        edge(box.left(), right, bottom, corners.substring(2), pile, canvas);
    }

    private void edge(int left, int right, int row, String corners, int pile, Canvas canvas) {
        String level = glyphs.line(LineStyle.NEXT, new Directions(false, true, false, true));
        String end = corners.substring(1);
        canvas.text(
                left,
                row,
                corners.charAt(0) + level.repeat(right - left - 1) + end.repeat(1 + pile));
    }

    private String side() {
        return glyphs.line(LineStyle.NEXT, Directions.VERTICAL);
    }

    private void paintGap(int layer, Canvas canvas) {
        int top = tops.get(layer) + layerHeight(layer);
        int bottom = top + gapHeight(layer) - 1;
        for (Net net : gaps.get(layer).nets()) {
            if (!net.isStraight()) {
                canvas.level(net.left(), net.right(), top + net.row(), net.style(), net);
            }
        }
        gaps.get(layer).nets().forEach(net -> upright(net, top, bottom, canvas));
        for (Piece piece : below(layer)) {
            if (piece.to().isBox()) {
                canvas.text(ports.in(piece), bottom, glyphs.arrow());
            }
        }
    }

    private static void upright(Net net, int top, int bottom, Canvas canvas) {
        if (net.isStraight()) {
            canvas.down(net.left(), top, bottom, net.style(), net);
            return;
        }
        int row = top + net.row();
        for (int column : net.above()) {
            canvas.down(column, top, row - 1, net.style(), net);
            canvas.stroke(column, row, UP, net.style(), net);
        }
        for (int column : net.below()) {
            canvas.down(column, row + 1, bottom, net.style(), net);
            canvas.stroke(column, row, DOWN, net.style(), net);
        }
    }
}

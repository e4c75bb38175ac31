package org.dagmaster.adapter.cli.drawing;

import java.util.List;
import org.dagmaster.domain.picture.NodeKind;
import org.dagmaster.domain.picture.Wrapping;
import org.jspecify.annotations.Nullable;

/**
 * Something with a place in a layer: a box, a label, or a line that passes the layer by. Layer and
 * centre are found one after the other.
 */
final class Item {

    /** A box's edges and the blanks beside its text. */
    private static final int FRAME = 4;

    /** What a pile of cards has on its right. */
    private static final int PILE = 1;

    private final @Nullable NodeKind kind;
    private final List<String> text;
    private int width;
    private int layer;
    private int centre;

    private Item(@Nullable NodeKind kind, List<String> text, int width) {
        this.kind = kind;
        this.text = List.copyOf(text);
        this.width = width;
    }

    static Item box(NodeKind kind, List<String> text) {
        int frame = FRAME + (kind == NodeKind.CHILDREN ? PILE : 0);
        return new Item(kind, text, widest(text) + frame);
    }

    static Item label(List<String> text) {
        return new Item(null, text, widest(text));
    }

    static Item pass(int layer) {
        Item pass = new Item(null, List.of(), 1);
        pass.layer = layer;
        return pass;
    }

    private static int widest(List<String> text) {
        return text.stream().mapToInt(Wrapping::columns).max().orElse(0);
    }

    /** Null for a label or a line. */
    @Nullable NodeKind kind() {
        return kind;
    }

    boolean isBox() {
        return kind != null;
    }

    boolean isPass() {
        return kind == null && text.isEmpty();
    }

    List<String> text() {
        return text;
    }

    int width() {
        return width;
    }

    void widenTo(int columns) {
        width = Math.max(width, columns);
    }

    int height() {
        return text.size() + (isBox() ? 2 : 0);
    }

    int layer() {
        return layer;
    }

    void putBelow(int other) {
        layer = Math.max(layer, other + 1);
    }

    int centre() {
        return centre;
    }

    void centreAt(int column) {
        centre = column;
    }

    int leftHalf() {
        return (width - 1) / 2;
    }

    int rightHalf() {
        return width - 1 - leftHalf();
    }

    int left() {
        return centre - leftHalf();
    }

    int right() {
        return centre + rightHalf();
    }
}

package org.dagmaster.adapter.graph;

import org.dagmaster.domain.picture.Wrapping;

/**
 * A size of the picture's typeface. It is a monospaced one, so that the width of a text is known
 * without the font that will draw it.
 *
 * @param size in pixels
 */
record Typeface(double size) {

    static final String FAMILY =
            "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono',"
                    + " monospace";

    /** Of the usual monospaced fonts the widest, SF Mono, takes 0.62 of its size a character. */
    private static final double ADVANCE = 0.62;

    double width(String text) {
        return Wrapping.columns(text) * ADVANCE * size;
    }

    double lineHeight() {
        return Math.ceil(size * 1.35);
    }
}

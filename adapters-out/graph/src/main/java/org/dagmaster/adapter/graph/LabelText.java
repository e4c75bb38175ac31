package org.dagmaster.adapter.graph;

import java.util.List;
import org.dagmaster.domain.picture.Wrapping;

/** What is written beside a line. */
record LabelText(List<String> lines) {

    static final Typeface TYPEFACE = new Typeface(11);

    private static final int COLUMNS = 30;
    private static final int MOST_LINES = 3;
    private static final double PADDING_X = 8;
    private static final double PADDING_Y = 3;

    static LabelText of(String label) {
        return new LabelText(Wrapping.lines(label, COLUMNS, MOST_LINES));
    }

    double width() {
        double widest = lines.stream().mapToDouble(TYPEFACE::width).max().orElse(0);
        return Math.ceil(widest) + 2 * PADDING_X;
    }

    double height() {
        return lines.size() * TYPEFACE.lineHeight() + 2 * PADDING_Y;
    }
}

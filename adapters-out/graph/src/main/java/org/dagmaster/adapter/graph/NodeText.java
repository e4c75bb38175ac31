package org.dagmaster.adapter.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.Wrapping;
import org.jspecify.annotations.Nullable;

/**
 * What is written in a box, in lines.
 *
 * @param status null outside a job
 */
record NodeText(List<String> title, List<String> details, @Nullable NodeStatus status) {

    static final Typeface TITLE = new Typeface(13);
    static final Typeface DETAIL = new Typeface(11);

    private static final int TITLE_COLUMNS = 32;
    private static final int DETAIL_COLUMNS = 38;

    /** A name of 128 characters is told whole. */
    private static final int MOST_LINES = 6;

    private static final double PADDING_Y = 9;
    private static final double PADDING_X = 16;
    private static final double NARROWEST = 96;

    static NodeText of(PictureNode node, @Nullable NodeStatus status) {
        List<String> details = new ArrayList<>();
        node.lines()
                .forEach(line -> details.addAll(Wrapping.lines(line, DETAIL_COLUMNS, MOST_LINES)));
        return new NodeText(
                Wrapping.lines(node.title(), TITLE_COLUMNS, MOST_LINES), details, status);
    }

    /** The status in a sign and a word, for those who do not see colours; empty without one. */
    String statusLine() {
        if (status == null) {
            return "";
        }
        String sign =
                switch (status) {
                    case PENDING -> "·";
                    case READY, DISPATCHED -> "◌";
                    case RUNNING -> "●";
                    case COMPLETED -> "✓";
                    case FAILED -> "✗";
                    case SKIPPED, CANCELLED -> "–";
                };
        return sign + " " + status.name().toLowerCase(Locale.ROOT);
    }

    double width() {
        double widest = DETAIL.width(statusLine());
        for (String line : title) {
            widest = Math.max(widest, TITLE.width(line));
        }
        for (String line : details) {
            widest = Math.max(widest, DETAIL.width(line));
        }
        return Math.max(NARROWEST, Math.ceil(widest) + 2 * PADDING_X);
    }

    double height() {
        return textHeight() + 2 * PADDING_Y;
    }

    double textHeight() {
        int small = details.size() + (status == null ? 0 : 1);
        return title.size() * TITLE.lineHeight() + small * DETAIL.lineHeight();
    }
}

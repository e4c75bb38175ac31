package org.dagmaster.adapter.graph;

import java.util.List;
import java.util.Locale;
import org.dagmaster.adapter.graph.Placement.Area;
import org.dagmaster.adapter.graph.Placement.Box;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.picture.PictureNode;

/** Draws boxes. */
final class BoxPainter {

    private final Svg svg;

    BoxPainter(Svg svg) {
        this.svg = svg;
    }

    void draw(Box box) {
        PictureNode node = box.node();
        String status = word(box);
        String names = "wf-node wf-" + node.kind().wireName();
        svg.begin(
                "g",
                "class",
                status.isEmpty() ? names : names + " wf-" + status,
                "data-node",
                node.node(),
                "data-box",
                node.id());
        svg.text("title", tip(node, status));
        Paint paint = Paint.of(node.kind(), box.text().status());
        outline(box, paint);
        write(box, paint);
        svg.end().newLine();
    }

    private void outline(Box box, Paint paint) {
        boolean isSkipped = box.text().status() == NodeStatus.SKIPPED;
        List<String> paths = Shape.paths(box.node().kind(), box.area());
        for (String path : paths) {
            svg.begin("path", "d", path, "fill", paint.fill(), "stroke", paint.stroke());
            svg.end();
        }
        if (isSkipped) {
            svg.element(
                    "path",
                    "d",
                    paths.getLast(),
                    "fill",
                    "none",
                    "stroke",
                    paint.fill(),
                    "stroke-dasharray",
                    "4 4");
        }
    }

    private void write(Box box, Paint paint) {
        NodeText text = box.text();
        Area face = Shape.face(box.node().kind(), box.area());
        double y = face.y() + (face.height() - text.textHeight()) / 2;
        for (String line : text.title()) {
            y = line(line, NodeText.TITLE, face.middle(), y, paint.ink(), "600");
        }
        for (String line : text.details()) {
            y = line(line, NodeText.DETAIL, face.middle(), y, paint.faded(), "400");
        }
        if (!text.statusLine().isEmpty()) {
            line(text.statusLine(), NodeText.DETAIL, face.middle(), y, paint.ink(), "600");
        }
    }

    /** Writes a line whose top is at {@code y}, and tells where the next one's is. */
    private double line(
            String text, Typeface typeface, double x, double y, String colour, String weight) {
        double baseline = y + (typeface.lineHeight() + typeface.size() * 0.7) / 2;
        svg.text(
                "text",
                text,
                "x",
                x,
                "y",
                baseline,
                "font-size",
                typeface.size(),
                "font-weight",
                weight,
                "fill",
                colour);
        return y + typeface.lineHeight();
    }

    private static String word(Box box) {
        NodeStatus status = box.text().status();
        return status == null ? "" : status.name().toLowerCase(Locale.ROOT);
    }

    private static String tip(PictureNode node, String status) {
        StringBuilder tip = new StringBuilder(node.id()).append(" (");
        tip.append(node.kind().wireName()).append(')');
        node.facts()
                .forEach((key, value) -> tip.append("\n").append(key).append(": ").append(value));
        return status.isEmpty() ? tip.toString() : tip.append("\n").append(status).toString();
    }
}

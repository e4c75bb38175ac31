package org.dagmaster.adapter.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.graph.Placement.Area;
import org.dagmaster.adapter.graph.Placement.Label;
import org.dagmaster.adapter.graph.Placement.Line;
import org.dagmaster.adapter.graph.Placement.Point;

/** Draws arrows and what stands on them. */
final class LinePainter {

    private static final double BEND = 7;
    private static final double HEAD_LENGTH = 8;
    private static final double HEAD_WIDTH = 8;

    private final Svg svg;
    private final Set<Object> heads = new HashSet<>();

    LinePainter(Svg svg) {
        this.svg = svg;
    }

    void draw(Line line) {
        LineStyle style = LineStyle.of(line.edge().kind());
        String colour = style == LineStyle.NEXT ? Paint.ON_PAGE : Paint.WAITING;
        svg.begin(
                "g",
                "class",
                "wf-edge wf-" + line.edge().kind().wireName(),
                "data-from",
                line.edge().from(),
                "data-to",
                line.edge().to(),
                "stroke",
                colour);
        // Backwards: dashes of lines that meet must coincide where they run together.
        path(line.points().reversed(), style);
        Point tip = line.points().getLast();
        if (heads.add(List.of(tip, style))) {
            head(tip, style, colour);
        }
        svg.end().newLine();
    }

    /** On top of all lines. */
    void drawLabel(Line line) {
        Label label = line.label();
        if (label == null) {
            return;
        }
        Area area = label.area();
        svg.begin("g", "class", "wf-label");
        svg.text("title", line.edge().label());
        svg.element(
                "rect",
                "x",
                area.x(),
                "y",
                area.y(),
                "width",
                area.width(),
                "height",
                area.height(),
                "rx",
                9.0,
                "fill",
                Paint.LABEL.fill(),
                "stroke",
                Paint.LABEL.stroke(),
                "stroke-width",
                1.0);
        Typeface typeface = LabelText.TYPEFACE;
        double height = label.text().size() * typeface.lineHeight();
        double y = area.y() + (area.height() - height) / 2;
        for (String text : label.text()) {
            double baseline = y + (typeface.lineHeight() + typeface.size() * 0.7) / 2;
            svg.text(
                    "text",
                    text,
                    "x",
                    area.middle(),
                    "y",
                    baseline,
                    "font-size",
                    typeface.size(),
                    "fill",
                    Paint.LABEL.ink());
            y += typeface.lineHeight();
        }
        svg.end().newLine();
    }

    /**
     * @param points from the tip
     */
    private void path(List<Point> points, LineStyle style) {
        PathText path = new PathText();
        Point tip = points.getFirst();
        path.moveTo(tip.x(), tip.y() - HEAD_LENGTH);
        for (int i = 1; i < points.size() - 1; i++) {
            bend(path, points.get(i - 1), points.get(i), points.get(i + 1));
        }
        path.lineTo(points.getLast().x(), points.getLast().y());
        if (style == LineStyle.ANY_OF) {
            svg.element("path", "d", path, "fill", "none", "stroke-dasharray", "6 4");
        } else {
            svg.element("path", "d", path, "fill", "none");
        }
    }

    private static void bend(PathText path, Point before, Point corner, Point after) {
        double radius = Math.min(BEND, Math.min(length(before, corner), length(corner, after)) / 2);
        Point begin = towards(corner, before, radius);
        Point end = towards(corner, after, radius);
        path.lineTo(begin.x(), begin.y()).curveTo(corner.x(), corner.y(), end.x(), end.y());
    }

    private static double length(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static Point towards(Point from, Point to, double distance) {
        double length = length(from, to);
        double share = length == 0 ? 0 : distance / length;
        return new Point(
                from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    /** Full for `next`, hollow for `depends_on`. */
    private void head(Point tip, LineStyle style, String colour) {
        String triangle =
                new PathText()
                        .moveTo(tip.x(), tip.y())
                        .lineTo(tip.x() - HEAD_WIDTH / 2, tip.y() - HEAD_LENGTH)
                        .lineTo(tip.x() + HEAD_WIDTH / 2, tip.y() - HEAD_LENGTH)
                        .close();
        String fill = style == LineStyle.NEXT ? colour : "none";
        svg.element("path", "d", triangle, "fill", fill, "stroke-linejoin", "round");
    }
}

package org.dagmaster.adapter.graph;

import java.util.List;
import org.dagmaster.adapter.graph.Placement.Area;
import org.dagmaster.domain.picture.NodeKind;

/** The outlines of boxes: what a node is can be seen without colours. */
final class Shape {

    /** How far a hexagon's points and a trapezoid's feet stand out. */
    private static final double SLANT = 14;

    /** How far the cards of a pile lie apart. */
    private static final double CARD = 5;

    private static final double RADIUS = 7;

    private Shape() {}

    static double width(NodeKind kind, NodeText text) {
        return text.width()
                + switch (kind) {
                    case START, END, TASK -> 0;
                    case CHILDREN -> 2 * CARD;
                    case CONDITIONAL, FAN_OUT, FAN_IN -> 2 * SLANT;
                };
    }

    static double height(NodeKind kind, NodeText text) {
        return text.height() + (kind == NodeKind.CHILDREN ? 2 * CARD : 0);
    }

    /** The part of the area that is written on. */
    static Area face(NodeKind kind, Area area) {
        return kind == NodeKind.CHILDREN
                ? new Area(area.x(), area.y(), area.width() - 2 * CARD, area.height() - 2 * CARD)
                : area;
    }

    /** The outlines, the hindmost first. */
    static List<String> paths(NodeKind kind, Area area) {
        Area face = face(kind, area);
        return switch (kind) {
            case START -> List.of(rounded(face, stadium(face)));
            case END -> List.of(rounded(face, stadium(face)), inner(face));
            case TASK -> List.of(rounded(face, RADIUS));
            case CHILDREN ->
                    List.of(
                            rounded(moved(face, 2 * CARD), RADIUS),
                            rounded(moved(face, CARD), RADIUS),
                            rounded(face, RADIUS));
            case CONDITIONAL -> List.of(hexagon(face, SLANT));
            case FAN_OUT -> List.of(trapezoid(face, SLANT, 0));
            case FAN_IN -> List.of(trapezoid(face, 0, SLANT));
        };
    }

    /** The outlines in the size of a letter. */
    static List<String> small(NodeKind kind, Area area) {
        double slant = 5;
        return switch (kind) {
            case START, END -> List.of(rounded(area, area.height() / 2));
            case TASK -> List.of(rounded(area, 3));
            case CHILDREN -> List.of(rounded(moved(area, 3), 3), rounded(area, 3));
            case CONDITIONAL -> List.of(hexagon(area, slant));
            case FAN_OUT -> List.of(trapezoid(area, slant, 0));
            case FAN_IN -> List.of(trapezoid(area, 0, slant));
        };
    }

    private static double stadium(Area area) {
        return Math.min(area.height() / 2, 20);
    }

    private static String inner(Area area) {
        double gap = 3;
        Area inside =
                new Area(
                        area.x() + gap,
                        area.y() + gap,
                        area.width() - 2 * gap,
                        area.height() - 2 * gap);
        return rounded(inside, stadium(area) - gap);
    }

    private static Area moved(Area area, double by) {
        return new Area(area.x() + by, area.y() + by, area.width(), area.height());
    }

    private static String rounded(Area a, double r) {
        return new PathText()
                .moveTo(a.x() + r, a.y())
                .lineTo(a.right() - r, a.y())
                .curveTo(a.right(), a.y(), a.right(), a.y() + r)
                .lineTo(a.right(), a.bottom() - r)
                .curveTo(a.right(), a.bottom(), a.right() - r, a.bottom())
                .lineTo(a.x() + r, a.bottom())
                .curveTo(a.x(), a.bottom(), a.x(), a.bottom() - r)
                .lineTo(a.x(), a.y() + r)
                .curveTo(a.x(), a.y(), a.x() + r, a.y())
                .close();
    }

    private static String hexagon(Area a, double slant) {
        double middle = a.y() + a.height() / 2;
        return new PathText()
                .moveTo(a.x() + slant, a.y())
                .lineTo(a.right() - slant, a.y())
                .lineTo(a.right(), middle)
                .lineTo(a.right() - slant, a.bottom())
                .lineTo(a.x() + slant, a.bottom())
                .lineTo(a.x(), middle)
                .close();
    }

    private static String trapezoid(Area a, double top, double bottom) {
        return new PathText()
                .moveTo(a.x() + top, a.y())
                .lineTo(a.right() - top, a.y())
                .lineTo(a.right() - bottom, a.bottom())
                .lineTo(a.x() + bottom, a.bottom())
                .close();
    }
}

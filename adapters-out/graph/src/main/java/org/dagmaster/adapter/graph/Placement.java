package org.dagmaster.adapter.graph;

import java.util.List;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is, in pixels from the left and the top.
 *
 * @param boxes in the order of the picture's nodes
 * @param lines in the order of the picture's edges
 */
record Placement(double width, double height, List<Box> boxes, List<Line> lines) {

    record Point(double x, double y) {}

    record Area(double x, double y, double width, double height) {

        double middle() {
            return x + width / 2;
        }

        double bottom() {
            return y + height;
        }

        double right() {
            return x + width;
        }
    }

    record Box(PictureNode node, NodeText text, Area area) {}

    /**
     * @param points from the source's edge to the target's, each in line with the one before
     * @param label null if there is nothing to say
     */
    record Line(PictureEdge edge, List<Point> points, @Nullable Label label) {}

    record Label(List<String> text, Area area) {}
}

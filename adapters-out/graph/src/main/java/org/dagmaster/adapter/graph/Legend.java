package org.dagmaster.adapter.graph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.graph.Placement.Area;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.picture.EdgeKind;
import org.dagmaster.domain.picture.NodeKind;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;

/** Tells what the shapes and lines of a picture mean: those that are in it. */
final class Legend {

    private static final Typeface TYPEFACE = new Typeface(10);
    private static final double SIGN_WIDTH = 24;
    private static final double SIGN_HEIGHT = 12;
    private static final double GAP = 18;
    private static final double ROW = 20;
    private static final double NARROWEST = 300;

    private record Entry(Object sign, String words, double x, double y) {

        double right() {
            return x + SIGN_WIDTH + 6 + TYPEFACE.width(words);
        }
    }

    private final double room;
    private final boolean ofJob;
    private final List<Entry> entries = new ArrayList<>();

    private Legend(double room, boolean ofJob) {
        this.room = room;
        this.ofJob = ofJob;
    }

    /**
     * @param room the width there is; it may be less than one entry takes
     * @param ofJob whether colours tell of states, and so not of kinds
     */
    static Legend of(WorkflowPicture picture, double room, boolean ofJob) {
        Legend legend = new Legend(Math.max(room, NARROWEST), ofJob);
        Set<NodeKind> kinds = EnumSet.noneOf(NodeKind.class);
        picture.nodes().stream().map(PictureNode::kind).forEach(kinds::add);
        kinds.forEach(kind -> legend.add(kind, words(kind)));
        Set<LineStyle> styles = EnumSet.noneOf(LineStyle.class);
        picture.edges().stream().map(PictureEdge::kind).map(LineStyle::of).forEach(styles::add);
        styles.remove(LineStyle.NEXT);
        styles.forEach(style -> legend.add(style, words(style)));
        return legend;
    }

    double width() {
        return entries.stream().mapToDouble(Entry::right).max().orElse(0);
    }

    double height() {
        return entries.isEmpty() ? 0 : entries.getLast().y() + ROW;
    }

    void draw(Svg svg) {
        for (Entry entry : entries) {
            sign(svg, entry);
            svg.text(
                    "text",
                    entry.words(),
                    "x",
                    entry.x() + SIGN_WIDTH + 6,
                    "y",
                    entry.y() + SIGN_HEIGHT / 2 + 3.5,
                    "text-anchor",
                    "start",
                    "fill",
                    Paint.ON_PAGE);
        }
    }

    private void add(Object sign, String words) {
        Entry entry = new Entry(sign, words, nextX(), nextY());
        if (entry.right() > room && entry.x() > 0) {
            entry = new Entry(sign, words, 0, entry.y() + ROW);
        }
        entries.add(entry);
    }

    private double nextX() {
        return entries.isEmpty() ? 0 : entries.getLast().right() + GAP;
    }

    private double nextY() {
        return entries.isEmpty() ? 0 : entries.getLast().y();
    }

    private void sign(Svg svg, Entry entry) {
        if (entry.sign() instanceof NodeKind kind) {
            Paint paint = Paint.of(kind, ofJob ? NodeStatus.PENDING : null);
            svg.begin("g", "fill", paint.fill(), "stroke", paint.stroke(), "stroke-width", 1.0);
            Area area = new Area(entry.x(), entry.y(), SIGN_WIDTH, SIGN_HEIGHT);
            Shape.small(kind, area).forEach(path -> svg.element("path", "d", path));
            svg.end();
        } else {
            double y = entry.y() + SIGN_HEIGHT / 2;
            String path =
                    new PathText()
                            .moveTo(entry.x(), y)
                            .lineTo(entry.x() + SIGN_WIDTH, y)
                            .toString();
            String dashes = entry.sign() == LineStyle.ANY_OF ? "6 4" : "none";
            svg.element("path", "d", path, "stroke", Paint.WAITING, "stroke-dasharray", dashes);
        }
    }

    private static String words(NodeKind kind) {
        return switch (kind) {
            case START, TASK, CONDITIONAL, FAN_OUT, FAN_IN, END -> kind.wireName();
            case CHILDREN -> "task of each element";
        };
    }

    private static String words(LineStyle style) {
        return switch (style) {
            case NEXT -> EdgeKind.NEXT.wireName();
            case ALL_OF -> "depends_on: all_of";
            case ANY_OF -> "depends_on: any_of, one is enough";
        };
    }
}

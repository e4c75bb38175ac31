package org.dagmaster.adapter.graph;

import java.util.List;
import java.util.stream.Collectors;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.picture.Wrapping;

/** Writes a placed picture as an SVG document. */
final class SvgPicture {

    private static final double MARGIN = 20;
    private static final double HEADER = 44;
    private static final double LEGEND_GAP = 22;
    private static final Typeface NAME = new Typeface(15);
    private static final Typeface REF = new Typeface(11);

    /** Arrows told in words to those who cannot see them; more would not be listened to. */
    private static final int MOST_TOLD = 60;

    private final Svg svg = new Svg();
    private final WorkflowPicture picture;
    private final Placement placement;
    private final Legend legend;
    private final List<String> name;

    private SvgPicture(WorkflowPicture picture, Placement placement) {
        this.picture = picture;
        this.placement = placement;
        this.legend = Legend.of(picture, placement.width(), isJob(placement));
        this.name = Wrapping.lines(picture.name(), 60, 1);
    }

    static String of(WorkflowPicture picture, Placement placement) {
        return new SvgPicture(picture, placement).write();
    }

    private static boolean isJob(Placement placement) {
        return placement.boxes().stream().anyMatch(box -> box.text().status() != null);
    }

    private String write() {
        double width = Math.max(placement.width(), Math.max(headerWidth(), legend.width()));
        double bottom = HEADER + placement.height() + LEGEND_GAP;
        root(width + 2 * MARGIN, bottom + legend.height() + 2 * MARGIN);
        svg.text("title", picture.name() + " (" + picture.workflow() + ")").newLine();
        svg.text("desc", words()).newLine();
        header(MARGIN);
        svg.begin(
                "g", "transform", moved(MARGIN + (width - placement.width()) / 2, MARGIN + HEADER));
        svg.newLine();
        drawing();
        svg.end().newLine();
        svg.begin("g", "transform", moved(MARGIN, MARGIN + bottom), "font-size", 10.0);
        legend.draw(svg);
        svg.end().newLine();
        return svg.end().newLine().document();
    }

    private void root(double width, double height) {
        svg.begin(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + PathText.number(width) + " " + PathText.number(height),
                "role",
                "img",
                "font-family",
                Typeface.FAMILY,
                "text-anchor",
                "middle",
                "stroke-width",
                1.5);
        svg.newLine();
    }

    private double headerWidth() {
        double widest = REF.width(ref());
        for (String line : name) {
            widest = Math.max(widest, NAME.width(line));
        }
        return Math.ceil(widest);
    }

    private String ref() {
        return picture.workflow().id() + " version " + picture.workflow().version();
    }

    private void header(double x) {
        svg.begin("g", "text-anchor", "start", "fill", Paint.ON_PAGE);
        for (String line : name) {
            svg.text(
                    "text",
                    line,
                    "x",
                    x,
                    "y",
                    MARGIN + 12,
                    "font-size",
                    NAME.size(),
                    "font-weight",
                    "700");
        }
        svg.text("text", ref(), "x", x, "y", MARGIN + 29, "font-size", REF.size());
        svg.end().newLine();
    }

    private void drawing() {
        LinePainter lines = new LinePainter(svg);
        placement.lines().forEach(lines::draw);
        placement.lines().forEach(lines::drawLabel);
        BoxPainter boxes = new BoxPainter(svg);
        placement.boxes().forEach(boxes::draw);
    }

    private String words() {
        String arrows =
                picture.edges().stream()
                        .limit(MOST_TOLD)
                        .map(SvgPicture::words)
                        .collect(Collectors.joining("; "));
        boolean isAll = picture.edges().size() <= MOST_TOLD;
        return "%s %d boxes, %d arrows: %s%s."
                .formatted(
                        picture.description().strip(),
                        picture.nodes().size(),
                        picture.edges().size(),
                        arrows,
                        isAll ? "" : "; and so on")
                .strip();
    }

    private static String words(PictureEdge edge) {
        String label =
                switch (edge.kind()) {
                    case NEXT, CHILDREN -> "";
                    case BRANCH -> " (" + edge.label() + ")";
                    case ALL_OF, ANY_OF -> " (" + edge.kind().wireName() + ")";
                };
        return edge.from() + " to " + edge.to() + label;
    }

    private static String moved(double x, double y) {
        return "translate(" + PathText.number(x) + " " + PathText.number(y) + ")";
    }
}

package org.dagmaster.adapter.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.graph.Drawn.Room;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class SvgWorkflowDrawingTest {

    private static final SvgWorkflowDrawing DRAWING = new SvgWorkflowDrawing();

    static List<String> workflows() {
        return Workflows.NAMES;
    }

    private static String svg(String workflow) {
        return DRAWING.svg(Workflows.named(workflow), Map.of());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyNodeHasItsBoxAndEveryEdgeItsLine(String workflow) {
        Drawn drawn = new Drawn(svg(workflow));
        WorkflowPicture picture = WorkflowPicture.of(Workflows.named(workflow));

        assertThat(drawn.boxes())
                .extracting(Room::name)
                .containsExactlyElementsOf(picture.nodes().stream().map(PictureNode::id).toList());
        assertThat(drawn.lines())
                .containsExactlyElementsOf(
                        picture.edges().stream()
                                .map(edge -> edge.from() + " -> " + edge.to())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothingLiesUponAnotherThing(String workflow) {
        Drawn drawn = new Drawn(svg(workflow));
        List<Room> rooms = new ArrayList<>(drawn.boxes());
        rooms.addAll(drawn.labels());

        assertThat(rooms).hasSizeGreaterThan(2);
        for (Room room : rooms) {
            assertThat(rooms).filteredOn(room::overlaps).containsExactly(room);
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aTextHasRoomInItsBox(String workflow) {
        Drawn drawn = new Drawn(svg(workflow));
        List<Element> groups = new ArrayList<>(drawn.groups("wf-node"));
        groups.addAll(drawn.groups("wf-label"));
        List<Room> rooms = new ArrayList<>(drawn.boxes());
        rooms.addAll(drawn.labels());

        for (int i = 0; i < groups.size(); i++) {
            for (Element text : Drawn.elements(groups.get(i), "text")) {
                Typeface typeface = new Typeface(Drawn.number(text, "font-size"));
                double half = typeface.width(text.getTextContent()) / 2;
                double x = Drawn.number(text, "x");
                double y = Drawn.number(text, "y");
                assertThat(rooms.get(i).touches(x - half, y - typeface.size())).isTrue();
                assertThat(rooms.get(i).touches(x + half, y)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aLineRunsFromItsSourceDownToItsTarget(String workflow) {
        Drawn drawn = new Drawn(svg(workflow));
        List<Room> boxes = drawn.boxes();

        for (Element line : drawn.groups("wf-edge")) {
            Room from = room(boxes, line.getAttribute("data-from"));
            Room to = room(boxes, line.getAttribute("data-to"));
            // Written from the head of the arrow, which lies above the target, to the source.
            List<Double> path =
                    Drawn.numbers(Drawn.elements(line, "path").getFirst().getAttribute("d"));
            assertThat(to.touches(path.getFirst(), path.get(1) + 8)).isTrue();
            assertThat(path.get(1) + 8).isEqualTo(to.top());
            assertThat(from.touches(path.get(path.size() - 2), path.getLast())).isTrue();
            assertThat(path.getLast()).isEqualTo(from.bottom());
        }
    }

    private static Room room(List<Room> rooms, String name) {
        return rooms.stream().filter(room -> room.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aPictureStandsByItself(String workflow) {
        String svg = svg(workflow);
        Drawn drawn = new Drawn(svg);
        Element root = drawn.document.getDocumentElement();

        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        assertThat(root.getAttribute("viewBox"))
                .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
        assertThat(drawn.elements("script")).isEmpty();
        assertThat(drawn.elements("style")).isEmpty();
        assertThat(drawn.elements("image")).isEmpty();
        assertThat(svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("href")
                .doesNotContain("http")
                .doesNotContain("url(")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void theSameWorkflowIsTheSamePicture(String workflow) {
        assertThat(svg(workflow)).isEqualTo(svg(workflow));
    }

    @Test
    void textsAreEscapedAndWhatXmlCannotHoldIsReplaced() {
        Drawn drawn = new Drawn(svg("/odd_names.yaml"));

        assertThat(drawn.elements("title").getFirst().getTextContent())
                .isEqualTo("Odd <b>names</b> & \"quotes\" 東京の洪水 🌊 (odd_names v12)");
        assertThat(drawn.elements("desc").getFirst().getTextContent())
                .startsWith("A ]]> and a <script>alert(1)</script>. 11 boxes, 21 arrows: ")
                .contains("y to z (all_of)")
                .contains("\uFFFD\uFFFDbell: == same");
        assertThat(drawn.labels())
                .extracting(Room::name)
                .anyMatch(name -> name.startsWith("東京の洪水の大きさ: in ['a &"))
                .contains("bell: == same");
    }

    @Test
    void aLongNameIsToldWhole() {
        Drawn drawn = new Drawn(svg("/odd_names.yaml"));
        String name = "a_name_of_sixty_four_characters_which_is_as_long_as_one_may_be__";

        String text = Drawn.text(drawn.box(name)).replace("\n", "");

        assertThat(text)
                .startsWith(name)
                .contains("some_day.in_a_picture.of_his.own_wf")
                .endsWith("container-task");
    }

    @Test
    void kindsAreToldApartByTheirShapes() {
        Drawn drawn = new Drawn(svg("/flood_products.yaml"));

        assertThat(corners(drawn, "by_kind")).isEqualTo("MLLLLL");
        assertThat(corners(drawn, "each_tile")).isEqualTo("MLLL");
        assertThat(corners(drawn, "gather_tiles")).isEqualTo("MLLL");
        assertThat(corners(drawn, "validate")).isEqualTo("MLQLQLQLQ");
        assertThat(Drawn.elements(drawn.box("each_tile__*"), "path")).hasSize(3);
        assertThat(Drawn.elements(drawn.box("end"), "path")).hasSize(2);
        assertThat(Drawn.text(drawn.box("each_tile__*")))
                .isEqualTo("raster.create_cog × n\ncontainer-tasks");
    }

    private static String corners(Drawn drawn, String box) {
        String path = Drawn.elements(drawn.box(box), "path").getLast().getAttribute("d");
        return path.replaceAll("[^MLQ]", "");
    }

    @Test
    void aFanOutIsWideBelowAndAFanInAbove() {
        Drawn drawn = new Drawn(svg("/flood_products.yaml"));

        assertThat(widths(drawn, "each_tile")).satisfies(w -> assertThat(w[0]).isLessThan(w[1]));
        assertThat(widths(drawn, "gather_tiles"))
                .satisfies(w -> assertThat(w[0]).isGreaterThan(w[1]));
    }

    /** Of the upper and of the lower edge. */
    private static double[] widths(Drawn drawn, String box) {
        List<Double> points =
                Drawn.numbers(Drawn.elements(drawn.box(box), "path").getFirst().getAttribute("d"));
        return new double[] {points.get(2) - points.get(0), points.get(4) - points.get(6)};
    }

    @Test
    void oneOfSeveralIsDashedAndDependsOnIsHollow() {
        Drawn drawn = new Drawn(svg("/odd_names.yaml"));

        for (Element line : drawn.groups("wf-edge")) {
            String kind = line.getAttribute("class");
            List<Element> paths = Drawn.elements(line, "path");
            assertThat(paths.getFirst().hasAttribute("stroke-dasharray"))
                    .isEqualTo(kind.contains("any_of"));
            if (paths.size() > 1) {
                assertThat(paths.getLast().getAttribute("fill").equals("none"))
                        .isEqualTo(kind.contains("_of"));
            }
        }
        assertThat(drawn.groups("wf-any_of")).hasSize(5);
        assertThat(drawn.groups("wf-all_of")).hasSize(1);
    }

    @Test
    void aJobIsShownByColoursAndWords() {
        WorkflowDefinition workflow = Workflows.named("/workflows/fan_out_test.yaml");
        Map<NodeId, NodeStatus> statuses =
                Map.of(
                        new NodeId("chunks"), NodeStatus.COMPLETED,
                        new NodeId("split"), NodeStatus.RUNNING,
                        new NodeId("join"), NodeStatus.SKIPPED);

        Drawn drawn = new Drawn(DRAWING.svg(workflow, statuses));

        assertThat(drawn.box("chunks").getAttribute("class"))
                .isEqualTo("wf-node wf-task wf-completed");
        assertThat(Drawn.text(drawn.box("chunks"))).endsWith("✓ completed");
        assertThat(Drawn.text(drawn.box("split"))).endsWith("● running");
        assertThat(Drawn.text(drawn.box("split__*"))).endsWith("● running");
        assertThat(Drawn.text(drawn.box("join"))).endsWith("– skipped");
        assertThat(drawn.box("end").getAttribute("class")).isEqualTo("wf-node wf-end");
        assertThat(Drawn.text(drawn.box("end"))).isEqualTo("end");
        assertThat(fill(drawn, "chunks")).isNotEqualTo(fill(drawn, "split"));
    }

    private static String fill(Drawn drawn, String box) {
        return Drawn.elements(drawn.box(box), "path").getFirst().getAttribute("fill");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(NodeStatus.class)
    void everyStatusHasAWord(NodeStatus status) {
        WorkflowDefinition workflow = Workflows.named("/workflows/hello_world.yaml");
        NodeId end = new NodeId("end");

        Drawn drawn = new Drawn(DRAWING.svg(workflow, Map.of(end, status)));

        assertThat(Drawn.text(drawn.box("end")))
                .matches("end\n. " + status.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void theLegendTellsOfWhatIsThereAlone() {
        String simple = svg("/workflows/raster_ingest.yaml");
        String all = svg("/flood_products.yaml");

        assertThat(simple).contains(">task<").doesNotContain(">fan_in<").doesNotContain("any_of");
        assertThat(all)
                .contains(">fan_in<", ">conditional<", ">task of each element<")
                .contains("depends_on: any_of, one is enough");
    }
}

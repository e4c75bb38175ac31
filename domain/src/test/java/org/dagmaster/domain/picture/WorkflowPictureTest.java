package org.dagmaster.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.dagmaster.domain.workflow.Flows.allOf;
import static org.dagmaster.domain.workflow.Flows.anyOf;
import static org.dagmaster.domain.workflow.Flows.id;
import static org.dagmaster.domain.workflow.Flows.otherwise;
import static org.dagmaster.domain.workflow.Flows.spec;
import static org.dagmaster.domain.workflow.Flows.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.Flows;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.junit.jupiter.api.Test;

class WorkflowPictureTest {

    private static WorkflowPicture picture(Flows flows) {
        return WorkflowPicture.of(flows.workflow());
    }

    private static PictureNode box(WorkflowPicture picture, String id) {
        return picture.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> arrows(WorkflowPicture picture) {
        return picture.edges().stream()
                .map(edge ->
                        "%s -%s-> %s %s"
                                .formatted(
                                        edge.from(),
                                        edge.kind().wireName(),
                                        edge.to(),
                                        edge.label())
                                .strip())
                .toList();
    }

    @Test
    void theBoxesStandInTheOrderOfTheFileWithChildrenBehindTheirFanOut() {
        WorkflowPicture picture =
                picture(
                        Flows.of("tiles", 3)
                                .named("Tiles", "Makes tiles.")
                                .start("split")
                                .fanOut(
                                        "split",
                                        "${inputs.tiles}",
                                        spec("raster.create_cog", "heavy", Map.of()),
                                        "join")
                                .fanIn("join", AggregationKind.COLLECT, "end")
                                .end("end"));

        assertThat(picture.workflow()).hasToString("tiles v3");
        assertThat(picture.name()).isEqualTo("Tiles");
        assertThat(picture.description()).isEqualTo("Makes tiles.");
        assertThat(picture.nodes())
                .extracting(PictureNode::id, PictureNode::kind, node -> node.node().value())
                .containsExactly(
                        tuple("start", NodeKind.START, "start"),
                        tuple("split", NodeKind.FAN_OUT, "split"),
                        tuple("split__*", NodeKind.CHILDREN, "split"),
                        tuple("join", NodeKind.FAN_IN, "join"),
                        tuple("end", NodeKind.END, "end"));
        assertThat(arrows(picture))
                .containsExactly(
                        "start -next-> split",
                        "split -children-> split__*",
                        "split__* -next-> join",
                        "join -next-> end");
    }

    @Test
    void aBoxSaysWhatItsNodeDoes() {
        WorkflowPicture picture =
                picture(
                        Flows.small()
                                .start("cog", "route", "split", "of_three")
                                .task("cog", Join.NONE, spec("raster.cog", "heavy", Map.of()))
                                .fork("route", "${inputs.size}", otherwise("all", "end"))
                                .fanOut("split", "${inputs.tiles}", Flows.echo(Map.of()), "join")
                                .fanOut("of_three", List.of(1, 2, 3), Flows.echo(Map.of()), "join")
                                .node(
                                        new FanInNode(
                                                id("join"),
                                                Join.NONE,
                                                List.of(),
                                                AggregationKind.SUM,
                                                "size",
                                                OnChildFailure.COLLECT))
                                .end("end"));

        assertThat(box(picture, "cog").lines()).containsExactly("raster.cog", "heavy");
        assertThat(box(picture, "cog").facts())
                .containsExactly(Map.entry("handler", "raster.cog"), Map.entry("queue", "heavy"));
        assertThat(box(picture, "route").lines()).containsExactly("inputs.size");
        assertThat(box(picture, "route").facts())
                .containsEntry("condition_field", "${inputs.size}");
        assertThat(box(picture, "split").lines()).containsExactly("for each of inputs.tiles");
        assertThat(box(picture, "split").facts()).containsEntry("source", "${inputs.tiles}");
        assertThat(box(picture, "split__*").title()).isEqualTo("echo × n");
        assertThat(box(picture, "split__*").lines()).containsExactly("light");
        assertThat(box(picture, "of_three").lines()).containsExactly("for each of 3 elements");
        assertThat(box(picture, "join").lines()).containsExactly("sum of size", "failures too");
        assertThat(box(picture, "join").facts())
                .containsEntry("aggregation", "sum")
                .containsEntry("field", "size")
                .containsEntry("on_child_failure", "collect");
        assertThat(box(picture, "end").lines()).isEmpty();
    }

    @Test
    void aBranchIsLabelledWithItsNameAndCondition() {
        WorkflowPicture picture =
                picture(
                        Flows.small()
                                .start("route")
                                .fork(
                                        "route",
                                        "${inputs.kind}",
                                        when("small", "<", 100, "a"),
                                        when("word", "==", "dem", "a"),
                                        when("digit", "==", "5", "a"),
                                        when(
                                                "some",
                                                "in",
                                                Arrays.asList("x", null, true),
                                                "a",
                                                "b"),
                                        otherwise("other", "b"))
                                .task("a", "end")
                                .task("b", "end")
                                .end("end"));

        assertThat(arrows(picture))
                .contains(
                        "route -branch-> a small: < 100",
                        "route -branch-> a word: == dem",
                        "route -branch-> a digit: == '5'",
                        "route -branch-> a some: in [x, null, true]",
                        "route -branch-> b some: in [x, null, true]",
                        "route -branch-> b other: otherwise");
    }

    @Test
    void aReferenceThatIsItselfTrueOrFalseNeedsNoCondition() {
        WorkflowPicture picture =
                picture(
                        Flows.small()
                                .start("dry")
                                .fork(
                                        "dry",
                                        "${inputs.dry_run}",
                                        when("on_true", "==", true, "end"),
                                        when("on_false", "==", false, "work"))
                                .task("work", "end")
                                .end("end"));

        assertThat(arrows(picture))
                .contains("dry -branch-> end on_true", "dry -branch-> work on_false");
    }

    @Test
    void dependsOnIsToldApartAndNothingIsToldTwice() {
        WorkflowPicture picture =
                picture(
                        Flows.small()
                                .start("a", "b", "split")
                                .task("a", "all")
                                .task("b")
                                .fanOut("split", "${inputs.x}", Flows.echo(Map.of()))
                                .task("all", allOf("a", "b", "split"), "end")
                                .task("any", anyOf("a", "split"), "end")
                                .end("end"));

        assertThat(arrows(picture))
                .containsExactly(
                        "start -next-> a",
                        "start -next-> b",
                        "start -next-> split",
                        "a -next-> all",
                        "split -children-> split__*",
                        "all -next-> end",
                        "any -next-> end",
                        "b -all_of-> all",
                        "split__* -all_of-> all",
                        "a -any_of-> any",
                        "split__* -any_of-> any");
    }

    @Test
    void anArrowToNowhereIsRefused() {
        Flows flows = Flows.small().start("nowhere");

        assertThatThrownBy(() -> picture(flows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from start to nowhere");
    }

    @Test
    void aBoxLiesBelowAllThatLeadToIt() {
        Depths depths =
                Depths.of(
                        picture(
                                Flows.small()
                                        .start("a", "end")
                                        .task("a", "b")
                                        .task("b", "end")
                                        .end("end")));

        assertThat(List.of(depths.of("start"), depths.of("a"), depths.of("b"), depths.of("end")))
                .containsExactly(0, 1, 2, 3);
        assertThatThrownBy(() -> depths.of("nobody")).hasMessageContaining("no box nobody");
    }
}

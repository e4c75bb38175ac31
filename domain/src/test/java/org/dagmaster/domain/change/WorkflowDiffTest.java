package org.dagmaster.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;
import static org.dagmaster.domain.change.Severity.BREAKING;
import static org.dagmaster.domain.change.Severity.COSMETIC;
import static org.dagmaster.domain.workflow.Flows.allOf;
import static org.dagmaster.domain.workflow.Flows.anyOf;
import static org.dagmaster.domain.workflow.Flows.echo;
import static org.dagmaster.domain.workflow.Flows.id;
import static org.dagmaster.domain.workflow.Flows.otherwise;
import static org.dagmaster.domain.workflow.Flows.spec;
import static org.dagmaster.domain.workflow.Flows.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.change.Notice.Code;
import org.dagmaster.domain.workflow.AggregationKind;
import org.dagmaster.domain.workflow.Backoff;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.Flows;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.InputType;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.TaskSpec;
import org.junit.jupiter.api.Test;

class WorkflowDiffTest {

    private static WorkflowDiff diff(Flows before, Flows after) {
        return WorkflowDiff.between(
                new WorkflowDiff.Source(before.workflow(), "before"),
                new WorkflowDiff.Source(after.workflow(), "after"));
    }

    private static List<String> told(Flows before, Flows after) {
        return diff(before, after).changes().stream()
                .map(change ->
                        change.severity().wireName()
                                + " "
                                + change.kind().wireName()
                                + ": "
                                + change.message())
                .toList();
    }

    private static Flows around(TaskSpec spec) {
        return Flows.small().start("cog").task("cog", Join.NONE, spec, "end").end("end");
    }

    @Test
    void aNodeThatCameIsToldWithItsPlaceAndOneThatWentWithWhatItDid() {
        Flows before = Flows.small().start("a").task("a", "end").end("end");
        Flows after =
                Flows.small()
                        .start("b")
                        .task("b", Join.NONE, spec("raster.cog", "heavy", Map.of()), "end")
                        .end("end");

        assertThat(told(before, after))
                .containsExactly(
                        "behaviour node_removed: 'a' is gone: it was a task (echo on light)",
                        "behaviour node_added: 'b' is new: a task (raster.cog on heavy) after"
                                + " 'start'",
                        "behaviour edge_added: 'end' waits for 'b' too",
                        "behaviour edge_removed: 'end' no longer waits for 'a'");
    }

    @Test
    void aNodeOfAnotherTypeIsNotComparedFurther() {
        Flows before = Flows.small().start("a").task("a", "end").end("end");
        Flows after =
                Flows.small().start("a").fork("a", "${x}", otherwise("all", "end")).end("end");

        assertThat(told(before, after))
                .containsExactly(
                        "behaviour node_type: 'a' is a conditional, and was a task (echo on light)");
    }

    @Test
    void whatAWorkerIsAskedIsComparedKeyByKey() {
        TaskSpec before =
                spec("a.b", "light", Map.of("same", 1, "gone", true, "deep", Map.of("x", 1)));
        TaskSpec after =
                new TaskSpec(
                        new HandlerName("a.c"),
                        new QueueName("heavy"),
                        Map.of("same", 1.0, "new", "${inputs.y}", "deep", Map.of("x", 2)),
                        Duration.ofMinutes(2),
                        new RetryPolicy(
                                0, Backoff.FIXED, Duration.ofMillis(1500), Duration.ofMinutes(5)));

        assertThat(told(around(before), around(after)))
                .containsExactlyInAnyOrder(
                        "behaviour handler: 'cog' runs a.c, and ran a.b",
                        "behaviour queue: 'cog' goes to the queue heavy, and went to light: workers"
                                + " of heavy must know a.c",
                        "behaviour param_removed: 'cog' no longer gets the param gone; it was true",
                        "behaviour param_changed: 'cog' gets the param deep.x: 2, and got 1",
                        "behaviour param_added: 'cog' gets the param new: ${inputs.y}",
                        "behaviour timeout: 'cog' may take 120 s, and could take 60 s",
                        "behaviour retry: 'cog' has no retries; it had 3 retries, exponential from 5"
                                + " s to 300 s");
    }

    @Test
    void aChangeKnowsItsPathAndValues() {
        WorkflowDiff diff =
                diff(
                        around(echo(Map.of("a", Map.of("b", 1)))),
                        around(echo(Map.of("a", Map.of()))));

        assertThat(diff.changes())
                .extracting(WorkflowChange::path, WorkflowChange::before, WorkflowChange::after)
                .containsExactly(tuple("nodes.cog.params.a.b", 1, null));
    }

    @Test
    void waitingForMoreOrFewerNodesIsTold() {
        Flows before =
                Flows.small()
                        .start("a", "b", "c")
                        .task("a", "m")
                        .task("b")
                        .task("c", "end")
                        .task("m", allOf("b"), "end")
                        .end("end");
        Flows after =
                Flows.small()
                        .start("a", "b", "c")
                        .task("a")
                        .task("b", "m")
                        .task("c", "m", "end")
                        .task("m", "end")
                        .end("end");

        assertThat(told(before, after))
                .as("b by next is b by all_of")
                .containsExactly(
                        "behaviour edge_added: 'm' waits for 'c' too",
                        "behaviour edge_removed: 'm' no longer waits for 'a'");
    }

    @Test
    void waitingForOneIsNotWaitingForAll() {
        Flows all =
                Flows.small()
                        .start("a", "b")
                        .task("a")
                        .task("b")
                        .task("m", allOf("a", "b"), "end")
                        .end("end");
        Flows one =
                Flows.small()
                        .start("a", "b")
                        .task("a")
                        .task("b")
                        .task("m", anyOf("a", "b"), "end")
                        .end("end");

        assertThat(told(all, one))
                .containsExactly(
                        "behaviour join: 'm' waited for all of 'a', 'b'; now one of its any_of is"
                                + " enough");
        assertThat(told(one, all))
                .containsExactly(
                        "behaviour join: 'm' needs each of 'a', 'b' completed or skipped; so far one"
                                + " was enough");
    }

    @Test
    void waysOutOfAConditionalAreToldByTheirValuesAlone() {
        Flows before =
                Flows.small()
                        .start("r")
                        .fork("r", "${x}", when("low", "<", 5, "a"), otherwise("rest", "end"))
                        .task("a", "end")
                        .task("b", "end")
                        .end("end");
        Flows after =
                Flows.small()
                        .start("r")
                        .fork("r", "${x}", when("low", "<", 5, "b"), otherwise("rest", "end"))
                        .task("a", "end")
                        .task("b", "end")
                        .end("end");

        assertThat(told(before, after))
                .containsExactly("behaviour route: 'r' sends values below 5 to 'b'; so far to 'a'");
    }

    private static Flows fans(
            Object source,
            TaskSpec task,
            AggregationKind kind,
            String field,
            OnChildFailure failure) {
        return Flows.small()
                .start("split")
                .fanOut("split", source, task, "join")
                .node(
                        new FanInNode(
                                id("join"), Join.NONE, List.of(id("end")), kind, field, failure))
                .end("end");
    }

    @Test
    void fanOutsAndFanInsAreComparedByWhatTheySay() {
        Flows before =
                fans(
                        "${inputs.a}",
                        echo(Map.of()),
                        AggregationKind.COLLECT,
                        null,
                        OnChildFailure.FAIL);
        Flows after =
                fans(
                        "${inputs.b}",
                        spec("echo", "light", Map.of("n", "${index}")),
                        AggregationKind.SUM,
                        "size",
                        OnChildFailure.COLLECT);

        assertThat(told(before, after))
                .containsExactly(
                        "behaviour param_added: 'split' gets the param n: ${index}",
                        "behaviour source: 'split' runs for each of ${inputs.b}, and ran for each of"
                                + " ${inputs.a}",
                        "behaviour aggregation: 'join' aggregates by sum, and did by collect: its"
                                + " output is another",
                        "behaviour field: 'join' gathers 'size' of each child, and gathered the"
                                + " whole output",
                        "behaviour on_child_failure: 'join' gathers failures of children too, and"
                                + " does not fail");
        assertThat(diff(before, after).changes())
                .extracting(WorkflowChange::path)
                .contains("nodes.split.task.params.n", "nodes.split.source");
    }

    @Test
    void theOrderOfFanOutsIsTheOrderOfResults() {
        Flows before =
                Flows.small()
                        .start("a", "b")
                        .fanOut("a", "${inputs.x}", echo(Map.of()), "join")
                        .fanOut("b", "${inputs.x}", echo(Map.of()), "join")
                        .fanIn("join", AggregationKind.COLLECT, "end")
                        .end("end");
        Flows after =
                Flows.small()
                        .start("a", "b")
                        .fanOut("b", "${inputs.x}", echo(Map.of()), "join")
                        .fanOut("a", "${inputs.x}", echo(Map.of()), "join")
                        .fanIn("join", AggregationKind.COLLECT, "end")
                        .end("end");

        assertThat(told(before, after))
                .containsExactly(
                        "behaviour gathering_order: 'join' gathers in another order: b, a",
                        "cosmetic file_order: the nodes stand in another order in the file");
    }

    @Test
    void whoReadsTheResultIsToldWhatIsNoLongerThere() {
        Flows before =
                Flows.small()
                        .start("end")
                        .end("end", Join.NONE, Map.of("cog", Map.of("blob", "${a}"), "n", "${b}"));
        Flows after =
                Flows.small()
                        .start("end")
                        .end("end", Join.NONE, Map.of("cog", "${a}", "n", "${c}", "more", 1));

        assertThat(told(before, after))
                .containsExactlyInAnyOrder(
                        "breaking output_changed: in the result 'cog' of 'end' is ${a}, and was"
                                + " {blob: ${a}}",
                        "behaviour output_changed: in the result 'n' of 'end' is ${c}, and was ${b}",
                        "behaviour output_added: the result has 'more' of 'end'");
        assertThat(told(after, Flows.small().start("end").end("end")))
                .allMatch(line -> line.startsWith("breaking output_removed: "))
                .hasSize(3);
    }

    @Test
    void whatAnotherEndGivesIsNotLost() {
        Map<String, Object> outputs = Map.of("cog", Map.of("blob", "${a}"));
        Flows before = Flows.small().start("end").end("end", Join.NONE, outputs);
        Flows after = Flows.small().start("done").end("done", Join.NONE, outputs);

        assertThat(told(before, after))
                .contains(
                        "behaviour output_removed: the result no longer has 'cog' of 'end'; another"
                                + " end gives it",
                        "behaviour output_added: the result has 'cog' of 'done'");
        assertThat(diff(before, after).isBreaking()).isFalse();
    }

    private static InputDefinition input(String name) {
        return new InputDefinition(
                name, InputType.STRING, false, null, "", List.of(), null, null, null);
    }

    @Test
    void textsAndOrderAreCosmetic() {
        Flows before =
                Flows.small()
                        .named("A", "Does a.")
                        .input(input("x"))
                        .input(input("y"))
                        .start("end")
                        .end("end");
        Flows after =
                Flows.small()
                        .named("B", "Does b.")
                        .input(input("y"))
                        .input(input("x"))
                        .start("end")
                        .end("end");

        WorkflowDiff diff = diff(before, after);

        assertThat(diff.changes())
                .extracting(WorkflowChange::kind, WorkflowChange::severity)
                .containsExactly(
                        tuple(ChangeKind.NAME, COSMETIC),
                        tuple(ChangeKind.DESCRIPTION, COSMETIC),
                        tuple(ChangeKind.FILE_ORDER, COSMETIC));
        assertThat(diff.isBreaking()).isFalse();
        assertThat(diff.count(COSMETIC)).isEqualTo(3);
    }

    @Test
    void changesStandBySubjectAndTheWorstFirst() {
        InputDefinition needed =
                new InputDefinition(
                        "z", InputType.STRING, true, null, "", List.of(), null, null, null);
        Flows before = Flows.small().named("A", "").start("a").task("a", "end").end("end");
        Flows after =
                Flows.small()
                        .named("B", "")
                        .input(input("y"))
                        .input(needed)
                        .start("a")
                        .task("a", Join.NONE, spec("sleep", "light", Map.of()), "end")
                        .end("end", Join.NONE, Map.of("x", 1));

        assertThat(diff(before, after).changes())
                .extracting(change -> change.kind().subject(), WorkflowChange::severity)
                .containsExactly(
                        tuple(Subject.INPUTS, BREAKING),
                        tuple(Subject.INPUTS, BEHAVIOUR),
                        tuple(Subject.RESULT, BEHAVIOUR),
                        tuple(Subject.WORK, BEHAVIOUR),
                        tuple(Subject.TEXTS, COSMETIC));
    }

    private static List<Code> notices(Flows before, String oldText, Flows after, String newText) {
        return WorkflowDiff.between(
                        new WorkflowDiff.Source(before.workflow(), oldText),
                        new WorkflowDiff.Source(after.workflow(), newText))
                .notices()
                .stream()
                .map(Notice::code)
                .toList();
    }

    private static Flows plain(String id, int version) {
        return Flows.of(id, version).named("same", "").start("end").end("end");
    }

    @Test
    void aVersionHasOneText() {
        assertThat(notices(plain("a", 1), "x", plain("a", 1), "x")).containsExactly(Code.SAME_TEXT);
        assertThat(notices(plain("a", 1), "x", plain("a", 1), "x # more"))
                .containsExactly(Code.VERSION_NOT_RAISED, Code.SAME_MEANING);
        assertThat(notices(plain("a", 1), "x", plain("a", 2), "y"))
                .containsExactly(Code.SAME_MEANING);
        assertThat(notices(plain("a", 2), "x", plain("a", 1), "y"))
                .containsExactly(Code.VERSION_LOWERED, Code.SAME_MEANING);
        assertThat(notices(plain("a", 1), "x", plain("b", 1), "y"))
                .containsExactly(Code.DIFFERENT_WORKFLOWS, Code.SAME_MEANING);
        assertThat(diff(plain("a", 1), plain("a", 1)).mustRaiseVersion()).isTrue();
        assertThat(diff(plain("a", 1), plain("a", 2)).mustRaiseVersion()).isFalse();
    }

    @Test
    void aWorkflowDoesNotDifferFromItself() {
        Flows flows =
                fans(
                        "${inputs.a}",
                        echo(Map.of("x", 1)),
                        AggregationKind.SUM,
                        "x",
                        OnChildFailure.FAIL);

        assertThat(diff(flows, flows).changes()).isEmpty();
    }
}

package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.TaskNode;
import org.junit.jupiter.api.Test;

class WorkflowGraphTest {

    private static final WorkflowGraph GRAPH =
            Dags.startingAt("s", "a", "t__0")
                    .fanOut("s", List.of(1), Map.of("n", "${index}"), "end")
                    .task("a", "end")
                    .task("t__0", "end")
                    .end();

    @Test
    void theNameOfAChildMeansAChild() {
        assertThat(GRAPH.child(Dags.id("s__0"))).contains(new ChildId(Dags.id("s"), 0));
        assertThat(GRAPH.child(Dags.id("s__999999"))).contains(new ChildId(Dags.id("s"), 999_999));
    }

    @Test
    void aNodeIsNoChildThoughItIsNamedLikeOne() {
        assertThat(GRAPH.child(Dags.id("t__0"))).isEmpty();
        assertThat(GRAPH.child(Dags.id("s"))).isEmpty();
    }

    @Test
    void whatIsNoFanOutHasNoChildren() {
        assertThat(GRAPH.child(Dags.id("a__0"))).isEmpty();
        assertThat(GRAPH.child(Dags.id("unknown__0"))).isEmpty();
    }

    @Test
    void aChildsTaskIsThatOfItsFanOut() {
        FanOutNode fanOut = (FanOutNode) GRAPH.definition().node(Dags.id("s"));

        assertThat(GRAPH.task(Dags.id("s__3"))).isSameAs(fanOut.task());
        assertThat(GRAPH.task(Dags.id("s"))).isSameAs(fanOut.task());
    }

    @Test
    void aNodesTaskIsItsOwn() {
        TaskNode task = (TaskNode) GRAPH.definition().node(Dags.id("t__0"));

        assertThat(GRAPH.task(Dags.id("t__0"))).isSameAs(task.task());
    }

    @Test
    void whatIsNotForAWorkerHasNoTask() {
        for (String name : List.of("start", "end", "unknown", "a__0")) {
            assertThatThrownBy(() -> GRAPH.task(Dags.id(name)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void everyNodeComesAfterWhatItDependsOn() {
        WorkflowGraph graph =
                Dags.startingAt("a", "c")
                        .task("c", "end")
                        .task("b", Dags.anyOf("a"), Map.of(), "c")
                        .task("a", "end")
                        .end();

        assertThat(graph.order())
                .extracting(node -> node.id().value())
                .containsExactly("start", "a", "b", "c", "end");
    }
}

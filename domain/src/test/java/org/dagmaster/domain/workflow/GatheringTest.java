package org.dagmaster.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final TaskSpec SPEC =
            new TaskSpec(
                    new HandlerName("echo"),
                    new QueueName("light"),
                    Map.of(),
                    Duration.ofSeconds(1),
                    RetryPolicy.DEFAULT);

    private static NodeId id(String name) {
        return new NodeId(name);
    }

    private static List<NodeId> ids(String... names) {
        return List.of(names).stream().map(NodeId::new).toList();
    }

    private static FanOutNode fanOut(String name, String... next) {
        return new FanOutNode(id(name), Join.NONE, ids(next), List.of(), SPEC);
    }

    private static FanInNode fanIn(String name, List<NodeId> allOf, List<NodeId> anyOf) {
        return new FanInNode(
                id(name),
                new Join(allOf, anyOf),
                List.of(),
                AggregationKind.COLLECT,
                null,
                OnChildFailure.FAIL);
    }

    private static Gathering of(NodeDefinition... nodes) {
        Map<NodeId, NodeDefinition> byId = new LinkedHashMap<>();
        List.of(nodes).forEach(node -> byId.put(node.id(), node));
        WorkflowRef ref = new WorkflowRef(new WorkflowId("small"), 1);
        return Gathering.of(new WorkflowDefinition(ref, "small", "", Map.of(), byId));
    }

    private static List<String> sources(Gathering gathering, String fanIn) {
        return gathering.sourcesOf(id(fanIn)).stream().map(node -> node.id().value()).toList();
    }

    @Test
    void aFanInGathersWhatLeadsToItInAnyOfTheWaysAndInTheOrderOfTheFile() {
        Gathering gathering =
                of(
                        fanIn("f", ids("c"), ids("b")),
                        fanOut("c"),
                        fanOut("a", "f"),
                        fanOut("b"),
                        fanOut("other"));

        assertThat(sources(gathering, "f")).containsExactly("c", "a", "b");
    }

    @Test
    void aFanOutThatLeadsThereTwiceIsGatheredOnce() {
        Gathering gathering = of(fanOut("a", "f"), fanIn("f", ids("a"), ids("a")));

        assertThat(sources(gathering, "f")).containsExactly("a");
    }

    @Test
    void aFanOutFurtherUpIsNotGathered() {
        TaskNode between = new TaskNode(id("t"), Join.NONE, ids("f"), SPEC);
        Gathering gathering =
                of(fanOut("a", "t"), between, fanOut("b", "f"), fanIn("f", List.of(), List.of()));

        assertThat(sources(gathering, "f")).containsExactly("b");
        assertThat(gathering.gatherersOf(id("a"))).isEmpty();
    }

    @Test
    void aFanOutMayBeGatheredTwice() {
        FanInNode f = fanIn("f", ids("a"), List.of());
        FanInNode g = fanIn("g", List.of(), ids("a"));
        Gathering gathering = of(fanOut("a"), g, f);

        assertThat(gathering.gatherersOf(id("a"))).containsExactly(g, f);
    }

    @Test
    void whatIsNoFanInGathersNothing() {
        Gathering gathering = of(fanOut("a", "b"), fanOut("b"));

        assertThat(gathering.sourcesOf(id("b"))).isEmpty();
        assertThat(gathering.gatherersOf(id("a"))).isEmpty();
    }
}

package org.dagmaster.simulation;

import static org.dagmaster.simulation.Violation.require;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Gathering;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Whether a fan_in that just fired gathered what the children gave, each once and in order. */
final class GatheredChildren {

    private GatheredChildren() {}

    static void check(Snapshot snapshot, WorkflowDefinition definition) {
        for (JobEvent event : snapshot.news()) {
            NodeId node = event.node();
            if (node != null
                    && event.type() == EventType.NODE_COMPLETED
                    && definition.nodes().get(node) instanceof FanInNode fanIn
                    && snapshot.job().node(node)
                            instanceof NodeState.Completed(_, Output.Inline(var output))) {
                requireGathered(snapshot, fanIn, Gathering.of(definition), output.get("results"));
            }
        }
    }

    private static void requireGathered(
            Snapshot snapshot, FanInNode fanIn, Gathering gathering, @Nullable Object results) {
        List<@Nullable Object> expected = new ArrayList<>();
        for (FanOutNode fanOut : gathering.sourcesOf(fanIn.id())) {
            if (snapshot.job().node(fanOut.id()) instanceof NodeState.Completed) {
                snapshot.children()
                        .getOrDefault(fanOut.id(), List.of())
                        .forEach(row -> addValue(expected, row, fanIn.field()));
            }
        }
        require(
                expected.equals(results),
                Invariant.FAN_INS,
                "%s of job %s gathered %s, but the children gave %s",
                fanIn.id(),
                snapshot.job().id(),
                results,
                expected);
    }

    private static void addValue(
            List<@Nullable Object> values, ChildRow row, @Nullable String key) {
        if (row.state() instanceof NodeState.Completed(_, Output.Inline(var output))) {
            values.add(key == null ? output : output.get(key));
        }
    }
}

package org.dagmaster.adapter.rest;

import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.ViewJobs.ChildView;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** The nodes of {@link MemoryJobs}. */
final class MemoryNodes {

    static final NodeId SPLIT = new NodeId("split");

    private MemoryNodes() {}

    /** A child for each state that is shown in a way of its own. */
    static NodeState[] children() {
        Failure failure = Failure.permanent(new ErrorCode("BLOB_NOT_FOUND"), "no such blob");
        return new NodeState[] {
            new NodeState.Completed(1, Output.of(Map.of("n", 0))),
            new NodeState.Failed(4, failure),
            new NodeState.Ready(1, 0, MemoryJobs.CREATED.plusSeconds(9)),
            new NodeState.Completed(2, new Output.Stored("jobs/1/split__3/2.json", 70_000)),
            new NodeState.Dispatched(1, 0, MemoryJobs.CREATED)
        };
    }

    static NodeView greeting(
            NodeStatus status,
            int attempt,
            @Nullable Progress progress,
            @Nullable Output output,
            @Nullable Failure failure) {
        return new NodeView(
                "greet",
                "task",
                status,
                "hello_world",
                "container-tasks",
                attempt,
                4,
                attempt == 0 ? null : MemoryJobs.CREATED.plusSeconds(1),
                status.isTerminal() ? MemoryJobs.CREATED.plusSeconds(2) : null,
                null,
                attempt == 0 ? null : "worker-1",
                progress,
                output,
                null,
                failure);
    }

    static NodeView splitting(List<ChildView> children) {
        return new NodeView(
                SPLIT.value(),
                "fan_out",
                NodeStatus.RUNNING,
                "hello_world",
                "container-tasks",
                1,
                4,
                MemoryJobs.CREATED.plusSeconds(1),
                null,
                null,
                null,
                null,
                null,
                new FanOutCounts(
                        children.size(),
                        children.size(),
                        count(children, NodeStatus.COMPLETED),
                        count(children, NodeStatus.FAILED)),
                null);
    }

    private static int count(List<ChildView> children, NodeStatus status) {
        return (int) children.stream().filter(child -> child.state().status() == status).count();
    }
}

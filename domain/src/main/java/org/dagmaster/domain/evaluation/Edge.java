package org.dagmaster.domain.evaluation;

import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A dependency of one node on another.
 *
 * @param byNext whether {@code next} drew it; such an edge out of a conditional is live only if its
 *     branch is taken
 */
record Edge(NodeId from, NodeId to, boolean byNext) {

    /** The key under which a conditional's output tells the branch that was taken. */
    static final String BRANCH = "branch";

    /** What a dependency means for the node that waits for it. */
    enum Signal {
        /** May still go either way. */
        WAITING,
        COMPLETED,
        /** Will never run, and that is well. */
        SKIPPED,
        /** Failed for good, or can never run because something before it failed. */
        FAILED
    }

    /**
     * @param source the node the edge comes from
     * @param doomed whether something before the source failed, so that it can never run
     */
    Signal signal(NodeDefinition source, NodeState state, boolean doomed) {
        return switch (state) {
            case NodeState.Completed completed ->
                    isTaken(source, completed) ? Signal.COMPLETED : Signal.SKIPPED;
            case NodeState.Skipped _ -> Signal.SKIPPED;
            case NodeState.Failed _, NodeState.Cancelled _ -> Signal.FAILED;
            case NodeState.Pending _ -> doomed ? Signal.FAILED : Signal.WAITING;
            case NodeState.Ready _,
                    NodeState.Dispatched _,
                    NodeState.Running _,
                    NodeState.FanningOut _ ->
                    Signal.WAITING;
        };
    }

    private boolean isTaken(NodeDefinition source, NodeState.Completed completed) {
        if (!byNext || !(source instanceof ConditionalNode conditional)) {
            return true;
        }
        return conditional.branches().stream()
                .filter(branch -> branch.name().equals(branch(completed)))
                .map(Branch::next)
                .anyMatch(next -> next.contains(to));
    }

    /** A conditional's output is carried along whatever its size, so that this needs no reading. */
    private static @Nullable Object branch(NodeState.Completed completed) {
        return completed.output() instanceof Output.Inline(var output) ? output.get(BRANCH) : null;
    }
}

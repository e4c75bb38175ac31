package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** What one pass has decided so far, and how the nodes stand by that. */
final class Ledger {

    private final WorkflowGraph graph;
    private final Job job;
    private final Scope scope;
    private final Instant now;
    private final Map<NodeId, NodeState> decided = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();

    Ledger(WorkflowGraph graph, Job job, Scope scope, Instant now) {
        this.graph = graph;
        this.job = job;
        this.scope = scope;
        this.now = now;
    }

    WorkflowGraph graph() {
        return graph;
    }

    Job job() {
        return job;
    }

    Scope scope() {
        return scope;
    }

    Instant now() {
        return now;
    }

    List<Decision> decisions() {
        return decisions;
    }

    NodeState state(NodeId node) {
        return decided.getOrDefault(node, job.node(node));
    }

    void complete(NodeId node, Map<String, @Nullable Object> output) {
        decide(
                new Decision.Complete(node, output),
                node,
                new NodeState.Completed(state(node).attempt(), Output.of(output)));
    }

    void fail(NodeId node, Failure failure) {
        decide(
                new Decision.Fail(node, failure),
                node,
                new NodeState.Failed(state(node).attempt(), failure));
    }

    /** Takes a decision down that leaves the node in that state. */
    void decide(Decision decision, NodeId node, NodeState state) {
        decisions.add(decision);
        decided.put(node, state);
        scope.see(node, state);
    }

    /** Takes a decision down that moves no node. */
    void decide(Decision decision) {
        decisions.add(decision);
    }
}

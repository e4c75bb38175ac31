package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dagmaster.domain.evaluation.Edge.Signal;
import org.dagmaster.domain.evaluation.JoinRule.Verdict;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;

/** What the pending nodes of a job can still hope for, by the rule that decides on them. */
public final class Outlook {

    private final WorkflowGraph graph;
    private final Job job;
    private final Set<NodeId> doomed = new HashSet<>();

    public Outlook(WorkflowGraph graph, Job job) {
        this.graph = graph;
        this.job = job;
        for (NodeDefinition node : graph.order()) {
            WorkflowGraph.Dependencies edges = graph.dependenciesOf(node.id());
            boolean isPending = job.node(node.id()) instanceof NodeState.Pending;
            if (isPending
                    && JoinRule.verdict(signals(edges.allOf()), signals(edges.anyOf()))
                            == Verdict.DOOMED) {
                doomed.add(node.id());
            }
        }
    }

    /** Whether a node can never run, because something before it failed. */
    public boolean isDoomed(NodeId node) {
        return doomed.contains(node);
    }

    /** Whether something that the node depends on has left PENDING: its turn may come next. */
    public boolean isNear(NodeId node) {
        return edges(node).anyMatch(edge -> !(job.node(edge.from()) instanceof NodeState.Pending));
    }

    /** What the node depends on and may still go either way. */
    public List<NodeId> awaited(NodeId node) {
        return sources(node, Signal.WAITING);
    }

    /** What the node depends on and has failed, or can never run itself. */
    public List<NodeId> lost(NodeId node) {
        return sources(node, Signal.FAILED);
    }

    private List<NodeId> sources(NodeId node, Signal signal) {
        Set<NodeId> sources = new LinkedHashSet<>();
        edges(node).filter(edge -> signal(edge) == signal).forEach(e -> sources.add(e.from()));
        return List.copyOf(sources);
    }

    private Stream<Edge> edges(NodeId node) {
        WorkflowGraph.Dependencies edges = graph.dependenciesOf(node);
        return Stream.concat(edges.allOf().stream(), edges.anyOf().stream());
    }

    private List<Signal> signals(List<Edge> edges) {
        List<Signal> signals = new ArrayList<>(edges.size());
        edges.forEach(edge -> signals.add(signal(edge)));
        return signals;
    }

    private Signal signal(Edge edge) {
        NodeDefinition source = graph.definition().node(edge.from());
        return edge.signal(source, job.node(edge.from()), doomed.contains(edge.from()));
    }
}

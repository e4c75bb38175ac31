package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Severity.BEHAVIOUR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/**
 * What nodes that stayed now wait for. Ways out of a conditional that stayed one are told by the
 * values that take them: {@link RouteChanges}.
 */
final class FlowChanges {

    private final Changes changes;
    private final Predecessors before;
    private final Predecessors after;
    private final WorkflowDefinition from;
    private final WorkflowDefinition to;

    FlowChanges(Changes changes, WorkflowDefinition from, WorkflowDefinition to) {
        this.changes = changes;
        this.from = from;
        this.to = to;
        this.before = Predecessors.of(from);
        this.after = Predecessors.of(to);
    }

    void find() {
        to.nodes().keySet().stream().filter(from.nodes()::containsKey).forEach(this::find);
    }

    private void find(NodeId node) {
        Map<NodeId, Waits> old = before.of(node);
        Map<NodeId, Waits> now = after.of(node);
        List<NodeId> gone = missing(old, now);
        List<NodeId> fresh = missing(now, old);
        if (!fresh.isEmpty()) {
            add(ChangeKind.EDGE_ADDED, node, "'%s' waits for %s too", fresh);
        }
        if (!gone.isEmpty()) {
            add(ChangeKind.EDGE_REMOVED, node, "'%s' no longer waits for %s", gone);
        }
        join(node, old, now);
    }

    private List<NodeId> missing(Map<NodeId, Waits> waits, Map<NodeId, Waits> others) {
        return waits.keySet().stream()
                .filter(source -> !others.containsKey(source))
                .filter(source ->
                        !staysConditional(source) || waits.get(source) != Waits.FOR_BRANCH)
                .toList();
    }

    private boolean staysConditional(NodeId source) {
        return from.nodes().get(source) instanceof ConditionalNode
                && to.nodes().get(source) instanceof ConditionalNode;
    }

    private void join(NodeId node, Map<NodeId, Waits> old, Map<NodeId, Waits> now) {
        List<NodeId> toOne = new ArrayList<>();
        List<NodeId> toAll = new ArrayList<>();
        old.forEach((source, waits) -> {
            Waits nowWaits = now.getOrDefault(source, waits);
            if (waits != Waits.FOR_ONE && nowWaits == Waits.FOR_ONE) {
                toOne.add(source);
            } else if (waits == Waits.FOR_ONE && nowWaits != Waits.FOR_ONE) {
                toAll.add(source);
            }
        });
        if (!toOne.isEmpty()) {
            add(
                    ChangeKind.JOIN,
                    node,
                    "'%s' waited for all of %s; now one of its any_of is enough",
                    toOne);
        }
        if (!toAll.isEmpty()) {
            add(
                    ChangeKind.JOIN,
                    node,
                    "'%s' needs each of %s completed or skipped; so far one was enough",
                    toAll);
        }
    }

    private void add(ChangeKind kind, NodeId node, String form, List<NodeId> sources) {
        changes.add(
                kind,
                BEHAVIOUR,
                "nodes." + node,
                form.formatted(node, Predecessors.listed(sources)),
                names(before.of(node)),
                names(after.of(node)));
    }

    private static List<String> names(Map<NodeId, Waits> waits) {
        return waits.keySet().stream().map(NodeId::value).toList();
    }
}

package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;

import java.util.Collection;
import java.util.List;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.Gathering;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.WorkNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Nodes that came, went, or do something else. A node of another name is another node. */
final class NodeChanges {

    private final Changes changes;
    private final WorkflowDefinition from;
    private final WorkflowDefinition to;
    private final Predecessors predecessors;
    private final Gathering gatheringBefore;
    private final Gathering gatheringAfter;

    NodeChanges(Changes changes, WorkflowDefinition from, WorkflowDefinition to) {
        this.changes = changes;
        this.from = from;
        this.to = to;
        this.predecessors = Predecessors.of(to);
        this.gatheringBefore = Gathering.of(from);
        this.gatheringAfter = Gathering.of(to);
    }

    void find() {
        for (NodeDefinition before : from.nodes().values()) {
            NodeDefinition after = to.nodes().get(before.id());
            if (after == null) {
                removed(before);
            } else {
                changed(before, after);
            }
        }
        to.nodes().values().stream()
                .filter(node -> !from.nodes().containsKey(node.id()))
                .forEach(this::added);
    }

    private void removed(NodeDefinition node) {
        changes.add(
                ChangeKind.NODE_REMOVED,
                BEHAVIOUR,
                path(node),
                "'%s' is gone: it was %s".formatted(node.id(), words(node)),
                node.typeName(),
                null);
    }

    private void added(NodeDefinition node) {
        Collection<NodeId> sources = predecessors.of(node.id()).keySet();
        String place = sources.isEmpty() ? "" : " after " + Predecessors.listed(sources);
        changes.add(
                ChangeKind.NODE_ADDED,
                BEHAVIOUR,
                path(node),
                "'%s' is new: %s%s".formatted(node.id(), words(node), place),
                null,
                node.typeName());
    }

    private void changed(NodeDefinition before, NodeDefinition after) {
        if (!before.typeName().equals(after.typeName())) {
            changes.add(
                    ChangeKind.NODE_TYPE,
                    BEHAVIOUR,
                    path(after) + ".type",
                    "'%s' is %s, and was %s".formatted(after.id(), words(after), words(before)),
                    before.typeName(),
                    after.typeName());
            return;
        }
        String path = path(after);
        switch (after) {
            case TaskNode task ->
                    new TaskChanges(changes, task.id(), path)
                            .find(((TaskNode) before).task(), task.task());
            case FanOutNode fanOut -> fanOut((FanOutNode) before, fanOut);
            case FanInNode fanIn -> fanIn((FanInNode) before, fanIn);
            case ConditionalNode conditional ->
                    new RouteChanges(changes, (ConditionalNode) before, conditional).find();
            default -> {}
        }
    }

    private void fanOut(FanOutNode before, FanOutNode after) {
        new TaskChanges(changes, after.id(), path(after) + ".task")
                .find(before.task(), after.task());
        if (!Same.values(before.source(), after.source())) {
            add(
                    ChangeKind.SOURCE,
                    after,
                    "source",
                    "runs for each of %s, and ran for each of %s"
                            .formatted(shown(after.source()), shown(before.source())),
                    before.source(),
                    after.source());
        }
    }

    private void fanIn(FanInNode before, FanInNode after) {
        String old = before.aggregation().wireName();
        String now = after.aggregation().wireName();
        if (!old.equals(now)) {
            String what =
                    "aggregates by %s, and did by %s: its output is another".formatted(now, old);
            add(ChangeKind.AGGREGATION, after, "aggregation", what, old, now);
        }
        if (!Same.values(before.field(), after.field())) {
            add(
                    ChangeKind.FIELD,
                    after,
                    "field",
                    "gathers %s of each child, and gathered %s"
                            .formatted(field(after), field(before)),
                    before.field(),
                    after.field());
        }
        if (before.onChildFailure() != after.onChildFailure()) {
            String what =
                    switch (after.onChildFailure()) {
                        case FAIL -> "fails with the first child that fails for good";
                        case COLLECT -> "gathers failures of children too, and does not fail";
                    };
            add(
                    ChangeKind.ON_CHILD_FAILURE,
                    after,
                    "on_child_failure",
                    what,
                    before.onChildFailure().wireName(),
                    after.onChildFailure().wireName());
        }
        gatheringOrder(after);
    }

    /** Results stand in the order in which the file has the fan_outs. */
    private void gatheringOrder(FanInNode fanIn) {
        List<String> old = gathered(gatheringBefore, fanIn);
        List<String> now = gathered(gatheringAfter, fanIn);
        List<String> oldKept = old.stream().filter(now::contains).toList();
        List<String> nowKept = now.stream().filter(old::contains).toList();
        if (!oldKept.equals(nowKept)) {
            String what = "gathers in another order: %s".formatted(String.join(", ", now));
            add(ChangeKind.GATHERING_ORDER, fanIn, "order", what, old, now);
        }
    }

    private static List<String> gathered(Gathering gathering, FanInNode fanIn) {
        return gathering.sourcesOf(fanIn.id()).stream().map(node -> node.id().value()).toList();
    }

    private static String field(FanInNode fanIn) {
        return fanIn.field() == null ? "the whole output" : "'" + fanIn.field() + "'";
    }

    private void add(
            ChangeKind kind,
            NodeDefinition node,
            String key,
            String what,
            @Nullable Object before,
            @Nullable Object after) {
        String message = "'%s' %s".formatted(node.id(), what);
        changes.add(kind, BEHAVIOUR, path(node) + "." + key, message, before, after);
    }

    private static String words(NodeDefinition node) {
        String article = node.typeName().equals("end") ? "an " : "a ";
        String work =
                node instanceof WorkNode worker
                        ? " (%s on %s)".formatted(worker.task().handler(), worker.task().queue())
                        : "";
        return article + node.typeName() + work;
    }

    private static String path(NodeDefinition node) {
        return "nodes." + node.id();
    }
}

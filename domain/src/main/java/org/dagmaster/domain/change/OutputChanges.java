package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;
import static org.dagmaster.domain.change.Severity.BREAKING;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.EndNode;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** What those who read the result of a job find in it: the outputs of the ends. */
final class OutputChanges {

    private final Changes changes;
    private final WorkflowDefinition from;
    private final WorkflowDefinition to;

    OutputChanges(Changes changes, WorkflowDefinition from, WorkflowDefinition to) {
        this.changes = changes;
        this.from = from;
        this.to = to;
    }

    void find() {
        for (EndNode before : ends(from)) {
            Map<String, @Nullable Object> after =
                    to.nodes().get(before.id()) instanceof EndNode end ? end.outputs() : Map.of();
            Difference.between(before.outputs(), after)
                    .forEach(difference -> add(before, difference));
        }
        for (EndNode after : ends(to)) {
            if (!(from.nodes().get(after.id()) instanceof EndNode)) {
                Difference.between(Map.of(), after.outputs())
                        .forEach(difference -> add(after, difference));
            }
        }
    }

    private void add(EndNode end, Difference difference) {
        String path = "nodes.%s.outputs.%s".formatted(end.id(), difference.key());
        String subject = "'%s' of '%s'".formatted(difference.key(), end.id());
        switch (difference.kind()) {
            case ADDED ->
                    changes.add(
                            ChangeKind.OUTPUT_ADDED,
                            BEHAVIOUR,
                            path,
                            "the result has %s".formatted(subject),
                            null,
                            difference.after());
            case REMOVED -> removed(path, subject, difference);
            case CHANGED -> changed(path, subject, difference);
        }
    }

    private void removed(String path, String subject, Difference difference) {
        boolean isElsewhere =
                ends(to).stream().anyMatch(end -> has(end.outputs(), difference.key()));
        changes.add(
                ChangeKind.OUTPUT_REMOVED,
                isElsewhere ? BEHAVIOUR : BREAKING,
                path,
                isElsewhere
                        ? "the result no longer has %s; another end gives it".formatted(subject)
                        : "the result no longer has %s: who reads it finds nothing"
                                .formatted(subject),
                difference.before(),
                null);
    }

    private void changed(String path, String subject, Difference difference) {
        String message =
                "in the result %s is %s, and was %s"
                        .formatted(subject, shown(difference.after()), shown(difference.before()));
        changes.add(
                ChangeKind.OUTPUT_CHANGED,
                difference.isOfShape() ? BREAKING : BEHAVIOUR,
                path,
                message,
                difference.before(),
                difference.after());
    }

    /** Keys may hold dots themselves, which then are not found: that is told as breaking. */
    private static boolean has(Map<?, ?> outputs, String key) {
        Object value = outputs;
        for (String part : key.split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(part)) {
                return false;
            }
            value = map.get(part);
        }
        return true;
    }

    private static List<EndNode> ends(WorkflowDefinition workflow) {
        return workflow.nodes().values().stream()
                .filter(EndNode.class::isInstance)
                .map(EndNode.class::cast)
                .toList();
    }
}

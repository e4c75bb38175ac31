package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.COSMETIC;

import java.util.List;
import java.util.Set;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** What only readers of the file see. */
final class TextChanges {

    private final Changes changes;

    TextChanges(Changes changes) {
        this.changes = changes;
    }

    void find(WorkflowDefinition from, WorkflowDefinition to) {
        if (!from.name().equals(to.name())) {
            changes.add(
                    ChangeKind.NAME,
                    COSMETIC,
                    "name",
                    "the name is %s, and was %s".formatted(shown(to.name()), shown(from.name())),
                    from.name(),
                    to.name());
        }
        if (!from.description().equals(to.description())) {
            changes.add(
                    ChangeKind.DESCRIPTION,
                    COSMETIC,
                    "description",
                    "the description is another",
                    from.description(),
                    to.description());
        }
        order("inputs", from.inputs().keySet(), to.inputs().keySet());
        order("nodes", from.nodes().keySet(), to.nodes().keySet());
    }

    /** Of those that stayed. */
    private void order(String section, Set<?> before, Set<?> after) {
        List<String> old = before.stream().filter(after::contains).map(Object::toString).toList();
        List<String> now = after.stream().filter(before::contains).map(Object::toString).toList();
        if (!old.equals(now)) {
            changes.add(
                    ChangeKind.FILE_ORDER,
                    COSMETIC,
                    section,
                    "the %s stand in another order in the file".formatted(section),
                    old,
                    now);
        }
    }
}

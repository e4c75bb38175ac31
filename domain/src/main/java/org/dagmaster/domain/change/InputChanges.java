package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;
import static org.dagmaster.domain.change.Severity.BREAKING;
import static org.dagmaster.domain.change.Severity.COSMETIC;

import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.InputType;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** What those who submit jobs give: what has to be given, and what is refused. */
final class InputChanges {

    private final Changes changes;

    InputChanges(Changes changes) {
        this.changes = changes;
    }

    void find(WorkflowDefinition from, WorkflowDefinition to) {
        for (InputDefinition before : from.inputs().values()) {
            InputDefinition after = to.inputs().get(before.name());
            if (after == null) {
                removed(before);
            } else {
                changed(before, after);
            }
        }
        to.inputs().values().stream()
                .filter(input -> !from.inputs().containsKey(input.name()))
                .forEach(this::added);
    }

    private void removed(InputDefinition input) {
        changes.add(
                ChangeKind.INPUT_REMOVED,
                BREAKING,
                path(input),
                "'%s' is gone: callers that give it are refused".formatted(input.name()),
                input.type().wireName(),
                null);
    }

    private void added(InputDefinition input) {
        boolean isDemanded = isDemanded(input);
        String message =
                isDemanded
                        ? "'%s' (%s) is new and required: every caller has to give it"
                        : "'%s' (%s) is new and may be left out: it is then %s";
        changes.add(
                ChangeKind.INPUT_ADDED,
                isDemanded ? BREAKING : BEHAVIOUR,
                path(input),
                message.formatted(
                        input.name(), input.type().wireName(), shown(input.defaultValue())),
                null,
                input.type().wireName());
    }

    private void changed(InputDefinition before, InputDefinition after) {
        type(before, after);
        demand(before, after);
        new InputLimits(changes, before, after).find();
        if (!before.description().equals(after.description())) {
            changes.add(
                    ChangeKind.INPUT_DESCRIPTION,
                    COSMETIC,
                    path(after) + ".description",
                    "the description of the input '%s' is another".formatted(after.name()),
                    before.description(),
                    after.description());
        }
    }

    private void type(InputDefinition before, InputDefinition after) {
        if (before.type() == after.type()) {
            return;
        }
        boolean isWider = before.type() == InputType.INTEGER && after.type() == InputType.NUMBER;
        String what =
                isWider ? "fractions are accepted too" : "what callers gave so far is refused";
        changes.add(
                ChangeKind.INPUT_TYPE,
                isWider ? BEHAVIOUR : BREAKING,
                path(after) + ".type",
                "'%s' is of type %s, and was of type %s: %s"
                        .formatted(
                                after.name(),
                                after.type().wireName(),
                                before.type().wireName(),
                                what),
                before.type().wireName(),
                after.type().wireName());
    }

    private void demand(InputDefinition before, InputDefinition after) {
        if (isDemanded(before) != isDemanded(after)) {
            demanded(after, isDemanded(after));
        } else if (!Same.values(before.defaultValue(), after.defaultValue())) {
            changes.add(
                    ChangeKind.INPUT_DEFAULT,
                    BEHAVIOUR,
                    path(after) + ".default",
                    "'%s' is %s where a caller does not give it, and was %s"
                            .formatted(
                                    after.name(),
                                    shown(after.defaultValue()),
                                    shown(before.defaultValue())),
                    before.defaultValue(),
                    after.defaultValue());
        } else if (before.required() != after.required()) {
            changes.add(
                    ChangeKind.INPUT_REQUIRED,
                    COSMETIC,
                    path(after) + ".required",
                    "'%s' is %s; its default stands in as before"
                            .formatted(
                                    after.name(),
                                    after.required()
                                            ? "marked as required"
                                            : "no longer marked as required"),
                    before.required(),
                    after.required());
        }
    }

    private void demanded(InputDefinition input, boolean isDemanded) {
        String message =
                isDemanded
                        ? "'%s' has to be given by every caller; so far it could be left out"
                        : "'%s' may be left out: it is then %s";
        changes.add(
                ChangeKind.INPUT_REQUIRED,
                isDemanded ? BREAKING : BEHAVIOUR,
                path(input) + ".required",
                message.formatted(input.name(), shown(input.defaultValue())),
                !isDemanded,
                isDemanded);
    }

    /** Whether a caller that does not give it is refused. */
    private static boolean isDemanded(InputDefinition input) {
        return input.required() && input.defaultValue() == null;
    }

    static String path(InputDefinition input) {
        return "inputs." + input.name();
    }
}

package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;
import static org.dagmaster.domain.change.Severity.COSMETIC;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dagmaster.domain.workflow.ConditionalNode;

/**
 * Which values take another way out of a conditional: both versions of it are asked about every
 * kind of value that they tell apart.
 */
final class RouteChanges {

    private final Changes changes;
    private final ConditionalNode before;
    private final ConditionalNode after;
    private final String path;

    /** From one way to another. */
    private record Turn(Way old, Way now) {}

    RouteChanges(Changes changes, ConditionalNode before, ConditionalNode after) {
        this.changes = changes;
        this.before = before;
        this.after = after;
        this.path = "nodes." + after.id();
    }

    void find() {
        if (!Same.values(before.subject(), after.subject())) {
            changes.add(
                    ChangeKind.CONDITION_FIELD,
                    BEHAVIOUR,
                    path + ".condition_field",
                    "'%s' decides by %s, and did by %s"
                            .formatted(after.id(), shown(after.subject()), shown(before.subject())),
                    before.subject(),
                    after.subject());
        }
        if (before.branches().equals(after.branches())) {
            return;
        }
        Map<Turn, List<ValueRange>> turns = turns();
        turns.forEach(this::add);
        if (turns.isEmpty()) {
            changes.add(
                    ChangeKind.BRANCH_WORDING,
                    COSMETIC,
                    path + ".branches",
                    "the branches of '%s' are written otherwise; every value goes where it went"
                            .formatted(after.id()),
                    null,
                    null);
        }
    }

    private Map<Turn, List<ValueRange>> turns() {
        Map<Turn, List<ValueRange>> turns = new LinkedHashMap<>();
        for (ValueRange range : ValueRanges.toldApartBy(List.of(before, after))) {
            Turn turn =
                    new Turn(
                            Way.of(before, range.representative()),
                            Way.of(after, range.representative()));
            if (!turn.old().equals(turn.now())) {
                turns.computeIfAbsent(turn, _ -> new ArrayList<>()).add(range);
            }
        }
        return turns;
    }

    private void add(Turn turn, List<ValueRange> ranges) {
        boolean leadsElsewhere = !turn.old().leadsWhere(turn.now());
        String values = words(ranges);
        changes.add(
                leadsElsewhere ? ChangeKind.ROUTE : ChangeKind.BRANCH_NAME,
                BEHAVIOUR,
                path + ".branches",
                leadsElsewhere ? elsewhere(turn, values) : otherName(turn, values),
                turn.old().described(),
                turn.now().described());
    }

    private String elsewhere(Turn turn, String values) {
        if (turn.now().branch() == null) {
            return "'%s' fails on %s, as no branch takes them; so far they went to %s"
                    .formatted(after.id(), values, turn.old().words());
        }
        String now = "'%s' sends %s to %s".formatted(after.id(), values, turn.now().words());
        return turn.old().branch() == null
                ? now + "; so far it failed on them"
                : now + "; so far to " + turn.old().words();
    }

    private String otherName(Turn turn, String values) {
        return "'%s' takes the branch %s for %s, and took %s; they go where they went"
                .formatted(after.id(), turn.now().branch(), values, turn.old().branch());
    }

    private String words(List<ValueRange> ranges) {
        int all = ValueRanges.toldApartBy(List.of(before, after)).size();
        if (ranges.size() == all) {
            return "every value";
        }
        return ValueRange.merged(ranges).stream()
                .map(ValueRange::words)
                .collect(Collectors.joining(", "));
    }
}

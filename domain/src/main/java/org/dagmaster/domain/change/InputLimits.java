package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;
import static org.dagmaster.domain.change.Severity.BREAKING;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dagmaster.domain.workflow.InputDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an input are accepted. Fewer break callers; more are another behaviour. Of two
 * patterns it cannot be told which accepts more, so that callers are warned.
 */
final class InputLimits {

    private final Changes changes;
    private final InputDefinition before;
    private final InputDefinition after;

    InputLimits(Changes changes, InputDefinition before, InputDefinition after) {
        this.changes = changes;
        this.before = before;
        this.after = after;
    }

    void find() {
        allowed();
        pattern();
        limit(ChangeKind.INPUT_MINIMUM, "minimum", before.minimum(), after.minimum(), 1);
        limit(ChangeKind.INPUT_MAXIMUM, "maximum", before.maximum(), after.maximum(), -1);
    }

    private void allowed() {
        List<@Nullable Object> old = before.allowed();
        List<@Nullable Object> now = after.allowed();
        List<@Nullable Object> gone = without(old, now);
        List<@Nullable Object> fresh = without(now, old);
        if (gone.isEmpty() && fresh.isEmpty()) {
            return;
        }
        if (old.isEmpty()) {
            allowed(BREAKING, "accepts nothing but %s; so far any value".formatted(shown(now)));
        } else if (now.isEmpty()) {
            allowed(BEHAVIOUR, "accepts any value; so far only %s".formatted(shown(old)));
        } else if (gone.isEmpty()) {
            allowed(BEHAVIOUR, "accepts %s too".formatted(listed(fresh)));
        } else {
            String beside = fresh.isEmpty() ? "" : ", and accepts " + listed(fresh) + " instead";
            allowed(BREAKING, "no longer accepts %s%s".formatted(listed(gone), beside));
        }
    }

    private void allowed(Severity severity, String what) {
        add(ChangeKind.INPUT_ENUM, severity, "enum", what, before.allowed(), after.allowed());
    }

    private static List<@Nullable Object> without(
            List<@Nullable Object> values, List<@Nullable Object> others) {
        return values.stream().filter(value -> !Same.contains(others, value)).toList();
    }

    private static String listed(List<@Nullable Object> values) {
        return values.stream().map(Changes::shown).collect(Collectors.joining(", "));
    }

    private void pattern() {
        String old = text(before.pattern());
        String now = text(after.pattern());
        if (Objects.equals(old, now)) {
            return;
        }
        String what;
        if (old == null) {
            what = "has to match %s; so far any text was accepted".formatted(now);
        } else if (now == null) {
            what = "need no longer match %s".formatted(old);
        } else {
            what = "has to match %s; so far it had to match %s".formatted(now, old);
        }
        Severity severity = now == null ? BEHAVIOUR : BREAKING;
        add(ChangeKind.INPUT_PATTERN, severity, "pattern", what, old, now);
    }

    private static @Nullable String text(@Nullable Pattern pattern) {
        return pattern == null ? null : pattern.pattern();
    }

    /**
     * @param narrower the sign of a move that leaves fewer values
     */
    private void limit(
            ChangeKind kind,
            String key,
            @Nullable BigDecimal old,
            @Nullable BigDecimal now,
            int narrower) {
        if (Same.values(old, now)) {
            return;
        }
        if (now == null) {
            String what = "has no %s any more; it was %s".formatted(key, old);
            add(kind, BEHAVIOUR, key, what, old, null);
        } else if (old == null) {
            add(kind, BREAKING, key, "has a %s of %s; so far none".formatted(key, now), null, now);
        } else {
            boolean isNarrower = Integer.signum(now.compareTo(old)) == narrower;
            Severity severity = isNarrower ? BREAKING : BEHAVIOUR;
            String what = "has a %s of %s; it was %s".formatted(key, now, old);
            add(kind, severity, key, what, old, now);
        }
    }

    private void add(
            ChangeKind kind,
            Severity severity,
            String key,
            String what,
            @Nullable Object old,
            @Nullable Object now) {
        String path = InputChanges.path(after) + "." + key;
        changes.add(kind, severity, path, "'%s' %s".formatted(after.name(), what), old, now);
    }
}

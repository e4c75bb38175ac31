package org.dagmaster.adapter.rest;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * The members of a body's object, read strictly: ask for each member that may be there, then call
 * {@link #done}, which refuses the request with everything that was wrong.
 */
final class Fields {

    private final Map<?, ?> members;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Map<?, ?> members, Faults faults) {
        this.members = members;
        this.faults = faults;
    }

    /** The text of a member that must be there; empty if it is not, which is a fault. */
    String requiredText(String name) {
        String text = text(name, 255);
        require(name);
        return text == null ? "" : text;
    }

    /** Takes it as a fault if the member is not there. */
    void require(String name) {
        if (members.get(name) == null) {
            faults.add(
                    "FIELD_MISSING", "'%s' is missing: it must be given".formatted(name), at(name));
        }
    }

    @Nullable String text(String name, int maxLength) {
        if (!(member(name, "string") instanceof String text)) {
            return null;
        }
        if (text.length() > maxLength) {
            faults.add(
                    "FIELD_TOO_LONG",
                    "'%s' has %d characters: at most %d are allowed"
                            .formatted(name, text.length(), maxLength),
                    at(name));
        }
        return text;
    }

    /**
     * A text of a form, of at most 255 characters.
     *
     * @param wanted the form in words
     */
    @Nullable String formed(String name, Predicate<String> form, String wanted) {
        String text = text(name, 255);
        if (text == null || form.test(text)) {
            return text;
        }
        faults.add(
                "FIELD_FORM_WRONG",
                "'%s' has a form that is not allowed: it must be %s".formatted(name, wanted),
                at(name));
        return null;
    }

    /** False if the member is not there. */
    boolean flag(String name) {
        return Boolean.TRUE.equals(member(name, "boolean"));
    }

    @Nullable Integer integer(String name, int min, int max) {
        if (!(member(name, "integer") instanceof Number number)) {
            return null;
        }
        double value = number.doubleValue();
        if (value < min || value > max) {
            faults.add(
                    "FIELD_OUT_OF_RANGE",
                    "'%s' is %s: it must lie within %d and %d".formatted(name, number, min, max),
                    at(name));
        }
        return number.intValue();
    }

    @Nullable Map<String, @Nullable Object> object(String name) {
        return member(name, "object") instanceof Map<?, ?> map ? Values.copyOfMap(map) : null;
    }

    /**
     * All members, for a port that knows itself which may be there.
     *
     * @throws org.dagmaster.application.port.in.Refused (INVALID) if the body as such is faulty
     */
    Map<String, @Nullable Object> all() {
        faults.refuseIfAny();
        return Values.copyOfMap(members);
    }

    /**
     * @throws org.dagmaster.application.port.in.Refused (INVALID) if anything was wrong
     */
    void done() {
        for (Object key : members.keySet()) {
            String name = String.valueOf(key);
            if (!known.contains(name)) {
                faults.add(
                        "FIELD_UNKNOWN",
                        "'%s' is no field of this request%s (known: %s)"
                                .formatted(
                                        name, Nearest.hint(name, known), String.join(", ", known)),
                        at(name));
            }
        }
        faults.refuseIfAny();
    }

    private @Nullable Object member(String name, String type) {
        known.add(name);
        Object value = members.get(name);
        if (value != null && !type.equals(Values.typeName(value))) {
            faults.add(
                    "FIELD_TYPE_WRONG",
                    "'%s' is of type %s: it must be of type %s"
                            .formatted(name, Values.typeName(value), type),
                    at(name));
            return null;
        }
        return value;
    }

    private static String at(String name) {
        return Faults.pointer("", name);
    }
}

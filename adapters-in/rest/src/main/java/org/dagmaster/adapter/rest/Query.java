package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.value.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The parameters after the question mark, read strictly: ask for each that may be there, then call
 * {@link #done}, which refuses the request with everything that was wrong.
 */
final class Query {

    private final Map<String, List<String>> given;
    private final Faults faults = new Faults();
    private final Set<String> known = new LinkedHashSet<>();

    Query(Context ctx) {
        this.given = ctx.queryParamMap();
    }

    /** Refuses every parameter: for routes that have none. */
    static void none(Context ctx) {
        new Query(ctx).done();
    }

    @Nullable String text(String name) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            fault("PARAMETER_DOUBLED", "the parameter '%s' is given twice".formatted(name));
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Every parameter there is, for a port that knows itself which may be there. */
    Map<String, @Nullable Object> texts() {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        given.keySet().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    long whole(String name, long otherwise, long min, long max) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Told below, together with numbers out of range.
        }
        fault(
                "PARAMETER_INVALID",
                "'%s' is no value for '%s': it must be a whole number within %d and %d"
                        .formatted(text, name, min, max));
        return otherwise;
    }

    /**
     * A value of an enum by its word in JSON.
     *
     * @param whose what has such a status, for the sentence about a word that is none
     */
    <E extends Enum<E>> @Nullable E status(String whose, E[] values) {
        String word = text("status");
        Map<String, E> byWord = new LinkedHashMap<>();
        for (E value : values) {
            byWord.put(Json.word(value), value);
        }
        if (word != null && !byWord.containsKey(word)) {
            fault(
                    "PARAMETER_INVALID",
                    "'%s' is no status of %s%s (known: %s)"
                            .formatted(
                                    word,
                                    whose,
                                    Nearest.hint(word, byWord.keySet()),
                                    String.join(", ", byWord.keySet())));
        }
        return word == null ? null : byWord.get(word);
    }

    int limit(int otherwise, int max) {
        return (int) whole("limit", otherwise, 1, max);
    }

    void fault(String code, String message) {
        faults.add(code, message, null);
    }

    /**
     * @throws org.dagmaster.application.port.in.Refused (INVALID) if anything was wrong
     */
    void done() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                fault("PARAMETER_UNKNOWN", unknown(name));
            }
        }
        faults.refuseIfAny();
    }

    private String unknown(String name) {
        String have = known.isEmpty() ? "it has none" : "known: " + String.join(", ", known);
        return "'%s' is no parameter of this address%s (%s)"
                .formatted(name, Nearest.hint(name, known), have);
    }
}

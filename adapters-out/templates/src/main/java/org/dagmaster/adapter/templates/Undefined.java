package org.dagmaster.adapter.templates;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** Tells why a reference is undefined: how far it leads, and what is there instead. */
final class Undefined {

    private static final int SHOWN_KEYS = 12;

    private Undefined() {}

    static String explain(
            String source, ReferenceParser.Parsed reference, Map<String, @Nullable Object> scope) {
        if (!scope.containsKey(reference.root())) {
            return source
                    + " is undefined: "
                    + describe("the template's scope", scope, reference.root());
        }
        Object value = scope.get(reference.root());
        StringBuilder way = new StringBuilder(reference.root());
        for (Object step : reference.path()) {
            try {
                value = KeysOnlyUberspect.read(value, step);
            } catch (KeysOnlyUberspect.Undefined _) {
                return source + " is undefined: " + describe(way.toString(), value, step);
            }
            way.append(step instanceof Integer ? "[" + step + "]" : "." + step);
        }
        return source + " is undefined";
    }

    private static String describe(String where, @Nullable Object value, Object step) {
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> where + " is empty";
            case Map<?, ?> map -> {
                List<String> keys = map.keySet().stream().map(String::valueOf).toList();
                String shown =
                        String.join(", ", keys.subList(0, Math.min(SHOWN_KEYS, keys.size())));
                String more = keys.size() > SHOWN_KEYS ? " and others" : "";
                yield where + " has " + shown + more + Nearest.hint(String.valueOf(step), keys);
            }
            case List<?> list -> "%s has %d elements, no '%s'".formatted(where, list.size(), step);
            case null, default ->
                    "%s is of type %s and has no '%s'"
                            .formatted(where, Values.typeName(value), step);
        };
    }
}

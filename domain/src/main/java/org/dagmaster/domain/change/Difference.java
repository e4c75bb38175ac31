package org.dagmaster.domain.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two mappings, at any depth.
 *
 * @param key joined by dots
 */
record Difference(String key, Kind kind, @Nullable Object before, @Nullable Object after) {

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    static List<Difference> between(Map<?, ?> before, Map<?, ?> after) {
        List<Difference> differences = new ArrayList<>();
        collect("", before, after, differences);
        return differences;
    }

    /** Whether a mapping or a list became something else, or the other way round. */
    boolean isOfShape() {
        return before instanceof Map != after instanceof Map
                || before instanceof List != after instanceof List;
    }

    private static void collect(
            String prefix, Map<?, ?> before, Map<?, ?> after, List<Difference> differences) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            String path = prefix + key;
            Object old = before.get(key);
            Object now = after.get(key);
            if (!before.containsKey(key)) {
                differences.add(new Difference(path, Kind.ADDED, null, now));
            } else if (!after.containsKey(key)) {
                differences.add(new Difference(path, Kind.REMOVED, old, null));
            } else if (old instanceof Map<?, ?> oldMap && now instanceof Map<?, ?> newMap) {
                collect(path + ".", oldMap, newMap, differences);
            } else if (!Same.values(old, now)) {
                differences.add(new Difference(path, Kind.CHANGED, old, now));
            }
        }
    }
}

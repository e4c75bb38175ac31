package org.dagmaster.adapter.yaml;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that a mapping may have, as they were asked for, and what to say of others. */
final class KnownKeys {

    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, String> advice = new HashMap<>();

    void add(String key) {
        known.add(key);
    }

    /** What to say of keys that are known elsewhere, and are easily taken to belong here. */
    void advise(String text, List<String> others) {
        others.forEach(key -> advice.put(key, text));
    }

    boolean containsAll(Collection<String> keys) {
        return known.containsAll(keys);
    }

    boolean contains(String key) {
        return known.contains(key);
    }

    /** What is wrong with a key that is not known, and what may have been meant. */
    String refusal(String key, Problems problems) {
        return "the key '%.60s' is not known here%s".formatted(key, instead(key, problems));
    }

    private String instead(String key, Problems problems) {
        String told = advice.get(key);
        if (told != null) {
            return ": " + told;
        }
        String hint = problems.hint(key, List.copyOf(known));
        return hint.isEmpty() ? " (there are %s)".formatted(String.join(", ", known)) : hint;
    }
}

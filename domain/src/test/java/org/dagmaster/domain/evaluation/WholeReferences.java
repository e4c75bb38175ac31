package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves strings that are one reference as a whole, which is all these tests need. */
final class WholeReferences implements TemplateResolver {

    @Override
    public @Nullable Object resolve(@Nullable Object tree, Map<String, @Nullable Object> scope) {
        return switch (tree) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
                map.forEach((key, value) -> resolved.put((String) key, resolve(value, scope)));
                yield resolved;
            }
            case String text when text.startsWith("${") -> follow(text, scope);
            case List<?> list -> {
                List<@Nullable Object> resolved = new ArrayList<>();
                list.forEach(value -> resolved.add(resolve(value, scope)));
                yield resolved;
            }
            case null, default -> tree;
        };
    }

    private static @Nullable Object follow(String text, Map<String, @Nullable Object> scope) {
        Object value = scope;
        for (String key : text.substring(2, text.length() - 1).split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                throw new TemplateFailure(text + " is undefined");
            }
            value = map.get(key);
        }
        return value;
    }
}

package org.dagmaster.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.evaluation.TemplateFailure;
import org.dagmaster.domain.evaluation.TemplateResolver;
import org.jspecify.annotations.Nullable;

/** The smallest template language: a string that is one reference becomes what it refers to. */
final class References implements TemplateResolver {

    @Override
    public @Nullable Object resolve(@Nullable Object tree, Map<String, @Nullable Object> scope) {
        return switch (tree) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), resolve(value, scope)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(resolve(element, scope)));
                yield copy;
            }
            case String text when text.startsWith("${") -> look(text, scope);
            case null, default -> tree;
        };
    }

    private static @Nullable Object look(String reference, Map<String, @Nullable Object> scope) {
        Object value = scope;
        for (String key : reference.substring(2, reference.length() - 1).split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                throw new TemplateFailure(reference + " is undefined");
            }
            value = map.get(key);
        }
        return value;
    }
}

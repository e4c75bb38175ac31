package org.dagmaster.domain.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces templates by what they refer to. Deterministic: the same scope gives the same value. */
public interface TemplateResolver {

    /**
     * Renders every string in a JSON-shaped tree. A string that is exactly one reference becomes
     * the value it refers to, with its type; any other renders to a string.
     *
     * @param tree JSON-shaped, strings in it are templates
     * @param scope the roots that references start from, such as {@code inputs} and {@code nodes}
     * @throws TemplateFailure if a reference is undefined
     */
    @Nullable Object resolve(@Nullable Object tree, Map<String, @Nullable Object> scope);
}

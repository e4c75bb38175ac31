package org.dagmaster.domain.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What templates read: the inputs, and what nodes that COMPLETED gave.
 *
 * @param outputs grows while a job is judged
 */
record ReferenceTemplates(
        Map<String, ? extends @Nullable Object> inputs,
        Map<NodeId, Map<String, @Nullable Object>> outputs) {

    /**
     * A template as it reads by now.
     *
     * @throws TemplateFailure if it reads what is not there
     */
    @Nullable Object read(@Nullable Object template) {
        if (Map.of().equals(template)) {
            return template;
        }
        Map<String, @Nullable Object> nodes = new HashMap<>();
        outputs.forEach((node, output) -> nodes.put(node.value(), Map.of("output", output)));
        return new WholeReferences().resolve(template, Map.of("inputs", inputs, "nodes", nodes));
    }

    /** What the source of a fan_out yields; nothing if that is no list, or undefined. */
    Optional<List<?>> elements(FanOutNode fanOut) {
        try {
            return Optional.ofNullable(read(fanOut.source()) instanceof List<?> list ? list : null);
        } catch (TemplateFailure _) {
            return Optional.empty();
        }
    }
}

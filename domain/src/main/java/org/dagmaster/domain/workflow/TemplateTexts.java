package org.dagmaster.domain.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds every string of a definition that is a template. */
public final class TemplateTexts {

    private TemplateTexts() {}

    /**
     * Template texts by their path in the document, such as {@code nodes.cog.params.local_path}.
     */
    public static Map<String, String> of(WorkflowDefinition workflow) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (NodeDefinition node : workflow.nodes().values()) {
            String at = "nodes." + node.id();
            switch (node) {
                case TaskNode task -> collect(at + ".params", task.task().params(), texts);
                case EndNode end -> collect(at + ".outputs", end.outputs(), texts);
                case ConditionalNode conditional ->
                        collect(at + ".condition_field", conditional.subject(), texts);
                case FanOutNode fanOut -> {
                    collect(at + ".source", fanOut.source(), texts);
                    collect(at + ".task.params", fanOut.task().params(), texts);
                }
                case StartNode _, FanInNode _ -> {}
            }
        }
        return texts;
    }

    private static void collect(String at, @Nullable Object value, Map<String, String> texts) {
        switch (value) {
            case String text -> texts.put(at, text);
            case Map<?, ?> map ->
                    map.forEach((key, child) -> collect(at + "." + key, child, texts));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(at + "." + i, list.get(i), texts);
                }
            }
            case null, default -> {}
        }
    }
}

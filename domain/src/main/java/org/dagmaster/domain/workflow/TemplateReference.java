package org.dagmaster.domain.workflow;

import java.util.List;

/**
 * What a template reads: {@code ${nodes.copy.output.path}} is root {@code nodes}, path {@code
 * [copy, output, path]}.
 *
 * @param optional whether an alternate value stands in for it ({@code ${inputs.title|'untitled'}})
 */
public record TemplateReference(String text, String root, List<String> path, boolean optional) {

    public TemplateReference {
        path = List.copyOf(path);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.dagmaster.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/** Workflows that were built in code; a text is no more than a name for the definition. */
final class Workflows implements ViewWorkflows {

    private final Map<String, WorkflowView> live = new LinkedHashMap<>();
    private final Map<String, WorkflowDefinition> texts = new LinkedHashMap<>();

    void add(WorkflowDefinition definition) {
        add(definition, "text of " + definition.ref());
    }

    void add(WorkflowDefinition definition, String text) {
        live.put(definition.ref().id().value(), new WorkflowView(definition, text));
        texts.put(text, definition);
    }

    /** From now on that workflow's text cannot be read. */
    void spoil(String workflow) {
        texts.values().removeIf(definition -> definition.ref().id().value().equals(workflow));
    }

    /** The definition of a version that was added, whether its text can still be read or not. */
    WorkflowDefinition definition(WorkflowRef ref) {
        return Objects.requireNonNull(live.get(ref.id().value())).definition();
    }

    /** Reads a pinned text. */
    WorkflowDefinition read(WorkflowRef ref, String text) {
        WorkflowDefinition definition = texts.get(text);
        if (definition == null) {
            throw new UnsupportedOperationException(ref + " cannot be read");
        }
        return definition;
    }

    @Override
    public List<WorkflowDefinition> list() {
        return live.values().stream().map(WorkflowView::definition).toList();
    }

    @Override
    public WorkflowView get(String workflowId, @Nullable Integer version) {
        WorkflowView view = live.get(workflowId);
        if (view == null) {
            throw Refused.notFound("WORKFLOW_NOT_FOUND", "there is no workflow " + workflowId);
        }
        return view;
    }

    @Override
    public List<DefinitionProblem> validate(String file, String yaml) {
        return List.of();
    }
}

package org.dagmaster.application.port.in;

import java.util.List;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Shows and checks workflows. */
public interface ViewWorkflows {

    /** A workflow and the text it was read from. */
    record WorkflowView(WorkflowDefinition definition, String yaml) {}

    /** The newest version of each workflow, by id. */
    List<WorkflowDefinition> list();

    /**
     * @param version null for the newest
     * @throws Refused (NOT_FOUND) if there is no such workflow or version
     */
    WorkflowView get(String workflowId, @Nullable Integer version);

    /** All that is wrong with a text, in the order of its lines; empty if it can run. */
    List<DefinitionProblem> validate(String file, String yaml);
}

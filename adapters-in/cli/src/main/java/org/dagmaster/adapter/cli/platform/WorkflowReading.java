package org.dagmaster.adapter.cli.platform;

import java.util.List;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow's text says.
 *
 * @param workflow null if a problem is an error
 * @param problems all that is wrong, in the order of lines
 */
public record WorkflowReading(
        @Nullable WorkflowDefinition workflow, List<DefinitionProblem> problems) {}

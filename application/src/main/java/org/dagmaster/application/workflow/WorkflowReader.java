package org.dagmaster.application.workflow;

import java.util.List;
import org.dagmaster.application.port.out.TemplateEngine;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Reads the text of a workflow that is in no catalog, with every check there is before a run. */
public final class WorkflowReader {

    private final WorkflowLoader loader;

    /**
     * @param vocabulary the handlers and variables that are known in this process
     */
    public WorkflowReader(WorkflowParser parser, TemplateEngine templates, Vocabulary vocabulary) {
        this.loader = new WorkflowLoader(parser, templates, vocabulary);
    }

    /**
     * What a text says.
     *
     * @param workflow null if a problem is an error
     * @param problems in the order of lines
     */
    public record Reading(
            @Nullable WorkflowDefinition workflow, List<DefinitionProblem> problems) {}

    /**
     * @param file the name to use in problems
     */
    public Reading read(String file, String yaml) {
        WorkflowLoader.Loaded loaded = loader.load(file, yaml);
        return new Reading(loaded.isValid() ? loaded.definition() : null, loaded.problems());
    }
}

package org.dagmaster.application.port.out;

import java.util.List;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.SourceMap;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Reads the YAML of a workflow. */
public interface WorkflowParser {

    /**
     * What could be read.
     *
     * @param definition null only where the text is no workflow at all, or has no nodes that could
     *     be read; otherwise what was well formed, so that the graph can be checked though a part
     *     of it is wrong
     * @param problems all that is wrong with the form: syntax, types, unknown and doubled keys
     * @param edgesRead whether all nodes and edges could be read; if not, it is too early to tell
     *     what leads nowhere
     */
    record Parsed(
            @Nullable WorkflowDefinition definition,
            SourceMap positions,
            List<DefinitionProblem> problems,
            boolean edgesRead) {}

    /**
     * Reads a text; what is wrong with it is told in the result, never thrown.
     *
     * @param file the name to use in problems
     */
    Parsed parse(String file, String yaml);
}

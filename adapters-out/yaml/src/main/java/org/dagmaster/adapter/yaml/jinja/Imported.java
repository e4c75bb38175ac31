package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a workflow of the predecessor.
 *
 * @param yaml the text in our language, where what could not be carried over stands as it was; null
 *     if the source cannot be read at all
 * @param problems what could not be carried over, in the order of the source's lines
 */
public record Imported(@Nullable String yaml, List<DefinitionProblem> problems) {

    public Imported {
        problems = List.copyOf(problems);
    }
}

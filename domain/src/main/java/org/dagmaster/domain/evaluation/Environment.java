package org.dagmaster.domain.evaluation;

import java.util.Map;

/**
 * What is the same for all jobs of an engine.
 *
 * @param engineVersion told in the {@code _provenance} of results
 * @param variables what templates may read as {@code ${env.NAME}}
 */
public record Environment(String engineVersion, Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Of an engine whose templates may read no variable. */
    public static Environment of(String engineVersion) {
        return new Environment(engineVersion, Map.of());
    }
}

package org.dagmaster.domain.workflow;

import java.util.Map;
import java.util.Set;

/**
 * What a workflow may refer to beyond itself.
 *
 * @param handlers those that are known here; others may live on another image
 * @param environment the variables that templates may read as {@code ${env.NAME}}
 * @param parameters what handlers may be given, as far as that is known
 */
public record Vocabulary(
        Set<HandlerName> handlers,
        Set<String> environment,
        Map<HandlerName, HandlerParameters> parameters) {

    public Vocabulary {
        handlers = Set.copyOf(handlers);
        environment = Set.copyOf(environment);
        parameters = Map.copyOf(parameters);
    }

    /** Of handlers whose names alone are known. */
    public Vocabulary(Set<HandlerName> handlers, Set<String> environment) {
        this(handlers, environment, Map.of());
    }

    /** No variable of the environment may be read. */
    public static Vocabulary of(Set<HandlerName> handlers) {
        return new Vocabulary(handlers, Set.of());
    }

    /** No variable of the environment may be read. */
    public static Vocabulary of(Map<HandlerName, HandlerParameters> parameters) {
        return new Vocabulary(parameters.keySet(), Set.of(), parameters);
    }
}

package org.dagmaster.domain.workflow;

import java.util.Set;

/**
 * What a workflow may refer to beyond itself.
 *
 * @param handlers those that are known here; others may live on another image
 * @param environment the variables that templates may read as {@code ${env.NAME}}
 */
public record Vocabulary(Set<HandlerName> handlers, Set<String> environment) {

    public Vocabulary {
        handlers = Set.copyOf(handlers);
        environment = Set.copyOf(environment);
    }

    /** No variable of the environment may be read. */
    public static Vocabulary of(Set<HandlerName> handlers) {
        return new Vocabulary(handlers, Set.of());
    }
}

package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Set;

/**
 * What a handler may be given.
 *
 * @param names all of its parameters, in order
 * @param required those of them that it cannot do without
 */
public record HandlerParameters(List<String> names, Set<String> required) {

    public HandlerParameters {
        names = List.copyOf(names);
        required = Set.copyOf(required);
    }
}

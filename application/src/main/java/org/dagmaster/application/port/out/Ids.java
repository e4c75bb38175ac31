package org.dagmaster.application.port.out;

import java.util.UUID;

/** Where new identities come from. */
@FunctionalInterface
public interface Ids {

    /** A new UUID, later in order than those before it (version 7). */
    UUID next();
}

package org.dagmaster.application.port.out;

import java.time.Instant;

/** The time of day. */
@FunctionalInterface
public interface Clock {

    Instant now();
}

package org.dagmaster.application.engine;

import java.time.Duration;

/** A piece of work that is done again and again. */
@FunctionalInterface
public interface Cycle {

    /**
     * Does what there is to do now.
     *
     * @return how long it may rest if nobody rings; zero to be called again at once
     */
    Duration run();
}

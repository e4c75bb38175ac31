package org.dagmaster.simulation;

import java.time.Duration;
import java.time.Instant;
import org.dagmaster.application.port.out.Clock;

/** The clock of one process: off by what it has jumped. */
final class SkewedClock implements Clock {

    private static final int MOST_SECONDS = 30;

    private final Clock base;
    private Duration skew = Duration.ZERO;

    SkewedClock(Clock base) {
        this.base = base;
    }

    @Override
    public Instant now() {
        return base.now().plus(skew);
    }

    void jump(Luck luck) {
        skew = Duration.ofSeconds(luck.below(2 * MOST_SECONDS + 1) - MOST_SECONDS);
    }
}

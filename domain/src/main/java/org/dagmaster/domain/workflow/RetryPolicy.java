package org.dagmaster.domain.workflow;

import java.time.Duration;

/**
 * How often and how late a failed task is tried again.
 *
 * @param maxAttempts the number of <em>retries</em> after the first try: 5 means up to 6 executions
 * @param backoff how the wait grows
 * @param initialDelay the wait before the first retry
 * @param maxDelay no wait is longer than this, jitter apart
 */
public record RetryPolicy(
        int maxAttempts, Backoff backoff, Duration initialDelay, Duration maxDelay) {

    /** Exponential waits get up to this share on top, so that failures of a moment spread out. */
    public static final double JITTER_SHARE = 0.1;

    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Backoff.EXPONENTIAL, Duration.ofSeconds(5), Duration.ofMinutes(5));

    public RetryPolicy {
        if (maxAttempts < 0 || maxAttempts > 1000) {
            throw new IllegalArgumentException("max_attempts must lie within 0 and 1000");
        }
        if (initialDelay.isNegative() || maxDelay.compareTo(initialDelay) < 0) {
            throw new IllegalArgumentException(
                    "initial_delay_seconds must not be negative nor above max_delay_seconds");
        }
    }

    /** Whether attempt {@code attempt} (1 is the first try) may be followed by another. */
    public boolean allowsRetryAfter(int attempt) {
        return attempt <= maxAttempts;
    }

    /**
     * The wait after attempt {@code attempt} failed.
     *
     * @param attempt 1 for the first try
     * @param jitter within 0 and 1; where in the range of the jitter the wait falls
     */
    public Duration delayAfter(int attempt, double jitter) {
        double factor =
                switch (backoff) {
                    case FIXED -> 1;
                    case LINEAR -> attempt;
                    case EXPONENTIAL -> Math.pow(2, Math.min(attempt - 1, 62));
                };
        double millis = Math.min(initialDelay.toMillis() * factor, (double) maxDelay.toMillis());
        double spread = backoff == Backoff.EXPONENTIAL ? 1 + JITTER_SHARE * jitter : 1;
        return Duration.ofMillis(Math.round(millis * spread));
    }
}

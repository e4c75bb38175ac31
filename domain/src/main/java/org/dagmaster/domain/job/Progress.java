package org.dagmaster.domain.job;

/**
 * How far a running task is.
 *
 * @param current within 0 and total
 * @param total the unit is the handler's own; 100 where it counts in percent
 * @param message what it is doing, for a person
 */
public record Progress(long current, long total, String message) {

    public Progress {
        if (total < 0 || current < 0) {
            throw new IllegalArgumentException(
                    "progress " + current + "/" + total + " is negative");
        }
    }

    /** Within 0 and 1; 0 where the total is unknown. */
    public double fraction() {
        return total == 0 ? 0 : Math.min(1.0, (double) current / total);
    }
}

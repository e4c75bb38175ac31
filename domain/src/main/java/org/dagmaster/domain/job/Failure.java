package org.dagmaster.domain.job;

/**
 * Why something failed.
 *
 * @param message one plain sentence for a person, with the value and the place, and what to do next
 * @param retryable whether trying again can help
 */
public record Failure(ErrorCode code, String message, boolean retryable) {

    /** Whether the attempt died with its worker, and so may be what killed it. */
    public boolean isDeathOfWorker() {
        return code.equals(ErrorCode.WORKER_LOST) || code.equals(ErrorCode.WORKER_CRASHED);
    }

    public static Failure permanent(ErrorCode code, String message) {
        return new Failure(code, message, false);
    }

    public static Failure transientFailure(ErrorCode code, String message) {
        return new Failure(code, message, true);
    }
}

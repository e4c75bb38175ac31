package org.dagmaster.domain.job;

/**
 * Why something failed.
 *
 * @param message one plain sentence for a person, with the value and the place, and what to do next
 * @param retryable whether trying again can help
 */
public record Failure(ErrorCode code, String message, boolean retryable) {

    public static Failure permanent(ErrorCode code, String message) {
        return new Failure(code, message, false);
    }

    public static Failure transientFailure(ErrorCode code, String message) {
        return new Failure(code, message, true);
    }
}

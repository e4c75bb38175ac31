package org.dagmaster.application.handler;

import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;

/** Thrown by a handler to fail its attempt, with a code and a sentence for the person. */
public final class TaskFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public TaskFailure(Failure failure) {
        super(failure.code() + ": " + failure.message());
        this.failure = failure;
    }

    public TaskFailure(Failure failure, Throwable cause) {
        this(failure);
        initCause(cause);
    }

    /** A failure that trying again cannot mend. */
    public static TaskFailure permanent(String code, String message) {
        return new TaskFailure(Failure.permanent(new ErrorCode(code), message));
    }

    /** A failure that trying again may mend. */
    public static TaskFailure retryable(String code, String message) {
        return new TaskFailure(Failure.transientFailure(new ErrorCode(code), message));
    }

    public Failure failure() {
        return failure;
    }
}

package org.dagmaster.domain.job;

import java.util.regex.Pattern;

/** A stable name for a kind of failure, such as {@code CRS_MISSING}; programs may rely on it. */
public record ErrorCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    /** The worker died while it ran this task and nothing else. */
    public static final ErrorCode WORKER_CRASHED = new ErrorCode("WORKER_CRASHED");

    /** The worker that ran the attempt, perhaps with others, stopped giving signs of life. */
    public static final ErrorCode WORKER_LOST = new ErrorCode("WORKER_LOST");

    /** The attempt took longer than its timeout. */
    public static final ErrorCode TIMED_OUT = new ErrorCode("TIMED_OUT");

    /** A template of the node could not be rendered. */
    public static final ErrorCode TEMPLATE_FAILED = new ErrorCode("TEMPLATE_FAILED");

    /** No branch of a conditional matched, and it has no default. */
    public static final ErrorCode NO_BRANCH = new ErrorCode("NO_BRANCH");

    /** The source of a fan_out yielded something else than a list. */
    public static final ErrorCode NOT_A_LIST = new ErrorCode("NOT_A_LIST");

    /** The source of a fan_out has more elements than a fan_out may have children. */
    public static final ErrorCode TOO_MANY_CHILDREN = new ErrorCode("TOO_MANY_CHILDREN");

    /** A child of a fan_out failed for good. */
    public static final ErrorCode CHILD_FAILED = new ErrorCode("CHILD_FAILED");

    /** The outputs of children could not be put together. */
    public static final ErrorCode AGGREGATION_FAILED = new ErrorCode("AGGREGATION_FAILED");

    /** The worker has no handler of that name. */
    public static final ErrorCode UNKNOWN_HANDLER = new ErrorCode("UNKNOWN_HANDLER");

    /** The parameters do not fit the handler's record. */
    public static final ErrorCode INVALID_PARAMS = new ErrorCode("INVALID_PARAMS");

    /** The handler failed in a way that it does not name: a defect of the handler. */
    public static final ErrorCode HANDLER_FAILED = new ErrorCode("HANDLER_FAILED");

    /** The worker was told to stop before the attempt ended. */
    public static final ErrorCode WORKER_STOPPED = new ErrorCode("WORKER_STOPPED");

    public ErrorCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no error code: A-Z, 0-9 and _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

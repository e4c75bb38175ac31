package org.dagmaster.application.handler.example;

import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Fails, with the message and code it is given. */
public final class Fail implements TaskHandler<Fail.Params> {

    /**
     * How to fail.
     *
     * @param code FAILED if there is none
     * @param retryable whether trying again may help; no if not given
     */
    public record Params(String message, @Nullable String code, @Nullable Boolean retryable) {
        public Params {
            if (code != null) {
                // Checked here, so that a wrong code is told as a wrong parameter.
                new ErrorCode(code);
            }
        }

        ErrorCode errorCode() {
            return new ErrorCode(code == null ? "FAILED" : code);
        }
    }

    @Override
    public HandlerName name() {
        return new HandlerName("fail");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Fails, with the message and code it is given.";
    }

    @Override
    public Object run(Params parameters, TaskContext context) throws TaskFailure {
        boolean retryable = Boolean.TRUE.equals(parameters.retryable());
        throw new TaskFailure(new Failure(parameters.errorCode(), parameters.message(), retryable));
    }
}

package org.dagmaster.application.handler;

import java.time.Duration;
import org.dagmaster.domain.workflow.HandlerName;

/**
 * The code that a task runs.
 *
 * <p>A handler may be run more than once for one node (a retry after a lost worker, say) and must
 * then come to the same end: it writes under names that follow from its parameters, and replaces
 * what an earlier attempt left.
 *
 * @param <P> the parameters, see {@link RecordMapper} for how a task's params become the record
 */
public interface TaskHandler<P extends Record> {

    HandlerName name();

    Class<P> parameters();

    /** What it does, in one sentence, for lists and pages. */
    String description();

    /** How long an attempt usually may take; what a person sees as advice, the workflow decides. */
    default Duration usualTimeout() {
        return Duration.ofMinutes(5);
    }

    /**
     * Runs one attempt.
     *
     * @return the output: a record (snake_case keys, see {@link RecordMapper}) or a JSON-shaped map
     * @throws TaskFailure to fail the attempt with a code
     * @throws InterruptedException if the attempt was cancelled or timed out
     */
    Object run(P parameters, TaskContext context) throws TaskFailure, InterruptedException;
}

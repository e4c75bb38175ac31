package org.dagmaster.domain.job;

import java.time.Instant;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a job's timeline.
 *
 * @param seq 1, 2, 3 ... within the job, without gaps
 * @param node null for what concerns the job as a whole
 * @param detail what the type alone does not say: attempt, worker, failure, actor
 */
public record JobEvent(
        JobId job,
        long seq,
        Instant at,
        EventType type,
        @Nullable NodeId node,
        Map<String, @Nullable Object> detail) {

    public JobEvent(
            JobId job,
            long seq,
            Instant at,
            EventType type,
            @Nullable NodeId node,
            Map<String, @Nullable Object> detail) {
        this.job = job;
        this.seq = seq;
        this.at = at;
        this.type = type;
        this.node = node;
        this.detail = Values.copyOfMap(detail);
    }
}

package org.dagmaster.application.port.out;

import java.util.List;
import java.util.Optional;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;

/** The timelines of all jobs; only ever appended to. */
public interface EventLog {

    void append(List<JobEvent> events);

    /** Events with a sequence number above {@code after}, ascending. */
    List<JobEvent> read(JobId job, long after, int limit);

    /** The last event of a type. */
    Optional<JobEvent> newest(JobId job, EventType type);
}

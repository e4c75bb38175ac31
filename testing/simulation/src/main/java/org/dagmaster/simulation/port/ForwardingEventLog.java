package org.dagmaster.simulation.port;

import java.util.List;
import java.util.Optional;
import org.dagmaster.application.port.out.EventLog;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;

/** An event log: passes every call on, for one that changes some. */
public abstract class ForwardingEventLog implements EventLog {

    private final EventLog real;

    protected ForwardingEventLog(EventLog real) {
        this.real = real;
    }

    @Override
    public void append(List<JobEvent> events) {
        real.append(events);
    }

    @Override
    public List<JobEvent> read(JobId job, long after, int limit) {
        return real.read(job, after, limit);
    }

    @Override
    public Optional<JobEvent> newest(JobId job, EventType type) {
        return real.newest(job, type);
    }
}

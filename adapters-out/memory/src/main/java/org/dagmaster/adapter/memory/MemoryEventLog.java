package org.dagmaster.adapter.memory;

import java.util.List;
import java.util.Optional;
import org.dagmaster.adapter.memory.Tables.EventKey;
import org.dagmaster.application.port.out.EventLog;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;

record MemoryEventLog(Tables tables) implements EventLog {

    @Override
    public void append(List<JobEvent> events) {
        for (JobEvent event : events) {
            EventKey key = new EventKey(event.job(), event.seq());
            if (tables.events.get(key).isPresent()) {
                throw new IllegalStateException("there is an event " + key + " already");
            }
            tables.events.put(key, event);
        }
    }

    @Override
    public List<JobEvent> read(JobId job, long after, int limit) {
        return tables.events.rows((key, _) -> key.job().equals(job) && key.seq() > after).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<JobEvent> newest(JobId job, EventType type) {
        return tables
                .events
                .rows((key, event) -> key.job().equals(job) && event.type() == type)
                .reversed()
                .stream()
                .findFirst();
    }
}

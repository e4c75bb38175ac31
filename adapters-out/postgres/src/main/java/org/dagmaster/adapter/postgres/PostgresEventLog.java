package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.application.port.out.EventLog;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.Handle;

record PostgresEventLog(Handle handle) implements EventLog {

    @Override
    public void append(List<JobEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.dag_job_events (job_id, seq, at, type, node_id, detail)
                        SELECT job_id::uuid, seq, at::timestamptz, type, node_id, detail::json
                        FROM unnest(:jobs::text[], :seqs::bigint[], :times::text[],
                            :types::text[], :nodes::text[], :details::text[])
                            AS rows (job_id, seq, at, type, node_id, detail)
                        """)
                .bind("jobs", Columns.texts(events, JobEvent::job))
                .bind("seqs", Columns.longs(events, JobEvent::seq))
                .bind("times", Columns.times(events, JobEvent::at))
                .bind("types", Columns.texts(events, event -> event.type().wireName()))
                .bind("nodes", Columns.texts(events, JobEvent::node))
                .bind(
                        "details",
                        Columns.texts(
                                events,
                                event ->
                                        event.detail().isEmpty()
                                                ? null
                                                : Json.write(event.detail())))
                .execute();
    }

    /** Days before the job was created are not looked at, but for one: clocks differ a little. */
    @Override
    public List<JobEvent> read(JobId job, long after, int limit) {
        return handle.createQuery(
                        """
                        SELECT job_id, seq, at, type, node_id, detail
                        FROM dagapp.dag_job_events
                        WHERE job_id = :job AND seq > :after
                          AND at >= coalesce(
                              (SELECT created_at - interval '1 day'
                               FROM dagapp.dag_jobs WHERE job_id = :job), '-infinity')
                        ORDER BY seq
                        LIMIT :limit
                        """)
                .bind("job", job.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> read(row))
                .list();
    }

    /** From the end backwards: what is asked for is among the last. */
    @Override
    public Optional<JobEvent> newest(JobId job, EventType type) {
        return handle.createQuery(
                        """
                        SELECT job_id, seq, at, type, node_id, detail
                        FROM dagapp.dag_job_events
                        WHERE job_id = :job AND type = :type
                          AND at >= coalesce(
                              (SELECT created_at - interval '1 day'
                               FROM dagapp.dag_jobs WHERE job_id = :job), '-infinity')
                        ORDER BY seq DESC
                        LIMIT 1
                        """)
                .bind("job", job.value())
                .bind("type", type.wireName())
                .map((row, _) -> read(row))
                .findOne();
    }

    private static JobEvent read(ResultSet row) throws SQLException {
        String node = row.getString("node_id");
        String detail = row.getString("detail");
        return new JobEvent(
                Columns.job(row),
                row.getLong("seq"),
                Columns.instant(row, "at"),
                EventType.ofWireName(row.getString("type")),
                node == null ? null : new NodeId(node),
                detail == null ? Map.of() : Json.read(detail));
    }
}

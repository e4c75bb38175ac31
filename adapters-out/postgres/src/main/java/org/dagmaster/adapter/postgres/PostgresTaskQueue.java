package org.dagmaster.adapter.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.TaskQueue;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.jdbi.v3.core.Handle;

record PostgresTaskQueue(Handle handle) implements TaskQueue {

    /**
     * A child is told by its name, as {@link ChildId} reads it. A regular expression would say so
     * more shortly; of a hundred thousand children it takes four times as long.
     */
    private static final String WAITING =
            """
            SELECT CASE
                    WHEN right(stem, 2) = '__' AND left(stem, -2) = ANY (:fanOuts::text[])
                        AND length(digits) BETWEEN 1 AND 7
                        AND (digits = '0' OR left(digits, 1) <> '0')
                    THEN left(stem, -2) ELSE node_id
                END AS place,
                count(*) FILTER (WHERE NOT is_held)::integer AS queued,
                count(*) FILTER (WHERE is_held)::integer AS held
            FROM (
                SELECT node_id, false AS is_held FROM dagapp.dag_queue WHERE job_id = :job
                UNION ALL
                SELECT node_id, true FROM dagapp.dag_queue_held WHERE job_id = :job
            ) task
            CROSS JOIN LATERAL (SELECT rtrim(node_id, '0123456789') AS stem) stems
            CROSS JOIN LATERAL (SELECT substr(node_id, length(stem) + 1) AS digits) indexes
            GROUP BY place
            """;

    @Override
    public void put(List<TaskMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO dagapp.dag_queue (queue, job_id, node_id, attempt, handler,
                            timeout_ms, params, alone)
                        SELECT queue, job_id::uuid, node_id, attempt, handler, timeout_ms,
                            params::json, alone
                        FROM unnest(:queues::text[], :jobs::text[], :nodes::text[],
                            :attempts::integer[], :handlers::text[], :timeouts::bigint[],
                            :params::text[], :alone::boolean[])
                            AS rows (queue, job_id, node_id, attempt, handler, timeout_ms, params,
                                alone)
                        ON CONFLICT (job_id, node_id, attempt) DO NOTHING
                        """)
                .bind("queues", Columns.texts(messages, TaskMessage::queue))
                .bind("jobs", Columns.texts(messages, message -> message.id().job()))
                .bind("nodes", Columns.texts(messages, message -> message.id().node()))
                .bind("attempts", Columns.ints(messages, message -> message.id().attempt()))
                .bind("handlers", Columns.texts(messages, TaskMessage::handler))
                .bind("timeouts", Columns.longs(messages, message -> message.timeout().toMillis()))
                .bind("params", Columns.texts(messages, message -> Json.write(message.params())))
                .bind("alone", Columns.texts(messages, TaskMessage::alone))
                .execute();
    }

    @Override
    public List<TaskMessage> take(WorkerId worker, Appetite appetite) {
        return TaskTaking.take(handle, worker, appetite);
    }

    @Override
    public void hold(JobId job) {
        move("dagapp.dag_queue", "dagapp.dag_queue_held", job);
    }

    @Override
    public void release(JobId job) {
        move("dagapp.dag_queue_held", "dagapp.dag_queue", job);
    }

    private void move(String from, String to, JobId job) {
        handle.createUpdate(
                        """
                        WITH moved AS (
                            DELETE FROM %s WHERE job_id = :job RETURNING *
                        )
                        INSERT INTO %s (queue, job_id, node_id, attempt, handler, timeout_ms,
                            params, alone)
                        SELECT queue, job_id, node_id, attempt, handler, timeout_ms, params, alone
                        FROM moved ORDER BY position
                        """
                                .formatted(from, to))
                .bind("job", job.value())
                .execute();
    }

    @Override
    public Map<QueueName, Integer> lengths(Collection<QueueName> queues) {
        Map<QueueName, Integer> lengths = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT queue, count(*)::integer AS tasks FROM dagapp.dag_queue
                        WHERE queue = ANY (:queues::text[]) GROUP BY queue
                        """)
                .bind("queues", Columns.texts(List.copyOf(queues), QueueName::value))
                .map((row, _) ->
                        Map.entry(new QueueName(row.getString("queue")), row.getInt("tasks")))
                .forEach(entry -> lengths.put(entry.getKey(), entry.getValue()));
        return lengths;
    }

    @Override
    public Map<NodeId, Waiting> waiting(JobId job, Collection<NodeId> fanOuts) {
        Map<NodeId, Waiting> waiting = new HashMap<>();
        handle.createQuery(WAITING)
                .bind("job", job.value())
                .bind("fanOuts", Columns.texts(List.copyOf(fanOuts), NodeId::value))
                .map((row, _) ->
                        Map.entry(
                                new NodeId(row.getString("place")),
                                new Waiting(row.getInt("queued"), row.getInt("held"))))
                .forEach(entry -> waiting.put(entry.getKey(), entry.getValue()));
        return waiting;
    }

    @Override
    public void remove(Collection<TaskId> tasks) {
        Tasks.delete(handle, "dagapp.dag_queue", tasks);
        Tasks.delete(handle, "dagapp.dag_queue_held", tasks);
    }
}

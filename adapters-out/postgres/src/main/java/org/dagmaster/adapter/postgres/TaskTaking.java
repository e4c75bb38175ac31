package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;
import org.jdbi.v3.core.Handle;

/** How a worker takes tasks off their queues. */
final class TaskTaking {

    /**
     * Each queue is read from its own head, so that a long queue that nobody serves slows down no
     * other. Of what must run alone one is taken at most; of a handler that has a limit no more
     * than it has room for.
     */
    private static final String TAKE =
            """
            WITH head AS MATERIALIZED (
                SELECT head.place, head.position, head.alone, head.handler
                FROM unnest(:queues::text[], :free::integer[]) AS wanted (queue, free)
                CROSS JOIN LATERAL (
                    SELECT q.ctid AS place, q.position, q.alone, q.handler
                    FROM dagapp.dag_queue q
                    WHERE q.queue = wanted.queue AND q.handler <> ALL (:full::text[])
                    ORDER BY q.position
                    LIMIT wanted.free
                    FOR UPDATE SKIP LOCKED
                ) head
            ), ranked AS (
                SELECT place, alone,
                    row_number() OVER (PARTITION BY alone ORDER BY position) AS rank,
                    row_number() OVER (PARTITION BY head.handler ORDER BY position) AS of_handler,
                    limited.room
                FROM head
                LEFT JOIN unnest(:limited::text[], :rooms::integer[]) AS limited (handler, room)
                    ON limited.handler = head.handler
            ), next AS MATERIALIZED (
                SELECT place FROM ranked
                WHERE (NOT alone OR rank = 1) AND (room IS NULL OR of_handler <= room)
            ), taken AS (
                DELETE FROM dagapp.dag_queue
                WHERE ctid = ANY (ARRAY(SELECT place FROM next))
                RETURNING *
            ), leased AS (
                INSERT INTO dagapp.dag_task_leases (job_id, node_id, attempt, worker, timeout_ms,
                    queue, handler, alone)
                SELECT job_id, node_id, attempt, :worker, timeout_ms, queue, handler, alone
                FROM taken
            )
            SELECT queue, job_id, node_id, attempt, handler, timeout_ms, params, alone
            FROM taken ORDER BY position
            """;

    /** Two workers that count at the same time would both find room: they do it one by one. */
    private static final String RUNNING =
            """
            SELECT queue, handler, count(*)::integer AS tasks
            FROM (SELECT pg_advisory_xact_lock(hashtext('dagapp.dag_task_leases'))) turn
            CROSS JOIN LATERAL (
                SELECT l.queue, l.handler
                FROM dagapp.dag_task_leases l
                JOIN dagapp.dag_workers w ON w.worker_id = l.worker
                WHERE w.lease_until >= clock_timestamp()
            ) leases
            GROUP BY queue, handler
            """;

    private TaskTaking() {}

    static List<TaskMessage> take(Handle handle, WorkerId worker, Appetite appetite) {
        Map<QueueName, Integer> free = new HashMap<>(appetite.free());
        Map<HandlerName, Integer> rooms = new HashMap<>();
        if (!appetite.limits().isNone()) {
            rooms.putAll(appetite.limits().handlers());
            subtractRunning(handle, appetite.limits(), free, rooms);
        }
        List<QueueName> queues = List.copyOf(free.keySet());
        List<HandlerName> limited = List.copyOf(rooms.keySet());
        return handle.createQuery(TAKE)
                .bind("queues", Columns.texts(queues, QueueName::value))
                .bind("free", Columns.ints(queues, queue -> free.getOrDefault(queue, 0)))
                .bind("limited", Columns.texts(limited, HandlerName::value))
                .bind("rooms", Columns.ints(limited, name -> rooms.getOrDefault(name, 0)))
                .bind(
                        "full",
                        Columns.texts(
                                limited.stream()
                                        .filter(name -> rooms.getOrDefault(name, 0) <= 0)
                                        .toList(),
                                HandlerName::value))
                .bind("worker", worker.value())
                .map((row, _) -> read(row))
                .list();
    }

    private static void subtractRunning(
            Handle handle,
            Limits limits,
            Map<QueueName, Integer> free,
            Map<HandlerName, Integer> rooms) {
        Map<QueueName, Integer> queueRooms = new HashMap<>(limits.queues());
        handle.createQuery(RUNNING)
                .map((row, _) -> new Running(row))
                .forEach(running -> {
                    queueRooms.computeIfPresent(
                            running.queue(), (_, room) -> room - running.tasks());
                    rooms.computeIfPresent(running.handler(), (_, room) -> room - running.tasks());
                });
        free.replaceAll(
                (queue, most) -> Math.max(0, Math.min(most, queueRooms.getOrDefault(queue, most))));
    }

    /** How many tasks of a handler on a queue are in the hands of workers that are alive. */
    private record Running(QueueName queue, HandlerName handler, int tasks) {

        Running(ResultSet row) throws SQLException {
            this(
                    new QueueName(row.getString("queue")),
                    new HandlerName(row.getString("handler")),
                    row.getInt("tasks"));
        }
    }

    private static TaskMessage read(ResultSet row) throws SQLException {
        return new TaskMessage(
                Columns.task(row),
                new QueueName(row.getString("queue")),
                new HandlerName(row.getString("handler")),
                Json.read(row.getString("params")),
                Duration.ofMillis(row.getLong("timeout_ms")),
                row.getBoolean("alone"));
    }
}

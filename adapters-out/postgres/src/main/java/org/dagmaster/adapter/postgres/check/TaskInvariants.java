package org.dagmaster.adapter.postgres.check;

import java.util.List;

/** Of tasks: each is in one place, and ended attempts are history. */
final class TaskInvariants {

    private static final String REPORT =
            "Keep the database and report it with the output of 'job events JOB';"
                    + " 'job rerun JOB NODE' gets the work done meanwhile.";

    private static final Invariant NOWHERE =
            new Invariant(
                    "TASK_NOWHERE",
                    "Every attempt in flight is queued, held, leased or reported.",
                    "The job waits for ever: 'job cancel JOB', then 'job retry JOB'. " + REPORT,
                    """
                    SELECT f.job_id, f.node_id,
                        format('attempt %%s is %%s and nowhere', f.attempt, f.status) AS detail
                    FROM (%s) f
                    LEFT JOIN (%s) p USING (job_id, node_id, attempt)
                    JOIN dagapp.dag_jobs j ON j.job_id = f.job_id
                    WHERE p.job_id IS NULL AND j.status IN ('PENDING', 'RUNNING', 'PAUSED')
                    """
                            .formatted(Fragments.IN_FLIGHT, Fragments.PLACES));

    private static final Invariant TWICE =
            new Invariant(
                    "TASK_TWICE",
                    "No attempt is in two places.",
                    "It may run twice. " + REPORT,
                    """
                    SELECT job_id, node_id,
                        format('attempt %%s is %%s', attempt,
                            string_agg(place, ' and ' ORDER BY place)) AS detail
                    FROM (%s) p
                    GROUP BY job_id, node_id, attempt
                    HAVING count(*) > 1
                    """
                            .formatted(Fragments.PLACES));

    private static final Invariant UNWANTED =
            new Invariant(
                    "TASK_UNWANTED",
                    "Whatever is queued, held, leased or reported is the present attempt of a node"
                            + " in flight.",
                    "A worker may do work that counts for nothing. " + REPORT,
                    """
                    SELECT p.job_id, p.node_id,
                        format('attempt %%s is %%s, but not in flight', p.attempt, p.place)
                            AS detail
                    FROM (%s) p
                    LEFT JOIN (%s) f USING (job_id, node_id, attempt)
                    LEFT JOIN dagapp.dag_jobs j ON j.job_id = p.job_id
                    WHERE f.job_id IS NULL
                      AND coalesce(j.status, 'RUNNING') IN ('PENDING', 'RUNNING', 'PAUSED')
                    """
                            .formatted(Fragments.PLACES, Fragments.IN_FLIGHT));

    private static final Invariant RUNNING =
            new Invariant(
                    "RUNNING_TASK_QUEUED",
                    "A task that runs is leased or reported, and on no queue.",
                    "It would run twice. " + REPORT,
                    """
                    SELECT f.job_id, f.node_id,
                        format('attempt %%s is RUNNING, but %%s', f.attempt, p.place) AS detail
                    FROM (%s) f
                    JOIN (%s) p USING (job_id, node_id, attempt)
                    WHERE f.status = 'RUNNING' AND p.place IN ('queued', 'held')
                    """
                            .formatted(Fragments.IN_FLIGHT, Fragments.PLACES));

    private static final Invariant HELD =
            new Invariant(
                    "TASK_HELD",
                    "Tasks of paused jobs are held, and no others.",
                    "'job pause JOB' and 'job resume JOB' bring them to where they belong. "
                            + REPORT,
                    """
                    SELECT p.job_id, p.node_id,
                        format('attempt %%s is %%s, but the job is %%s', p.attempt, p.place,
                            j.status) AS detail
                    FROM (%s) p
                    JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE p.place = 'held' AND j.status IN ('PENDING', 'RUNNING')
                       OR p.place = 'queued' AND j.status = 'PAUSED'
                    """
                            .formatted(Fragments.PLACES));

    /** Of a paused job nobody looks at leases until it is resumed. */
    private static final Invariant WORKER =
            new Invariant(
                    "WORKER_UNKNOWN",
                    "A task is leased to a worker that is known.",
                    "A worker has just said goodbye, and within a heartbeat the job's owner takes"
                            + " the task back; if it is still so after a minute, start a server.",
                    """
                    SELECT l.job_id, l.node_id,
                        format('attempt %s is leased to %s', l.attempt, l.worker) AS detail
                    FROM dagapp.dag_task_leases l
                    JOIN dagapp.dag_jobs j USING (job_id)
                    LEFT JOIN dagapp.dag_workers w ON w.worker_id = l.worker
                    WHERE w.worker_id IS NULL AND j.status = 'RUNNING'
                    """);

    private static final Invariant READY =
            new Invariant(
                    "READY_NODE_LEFT",
                    "A node of a running job that may run at once has been dispatched.",
                    "Restart the orchestrator. " + REPORT,
                    """
                    SELECT n.job_id, n.node_id, 'is READY and waits for no time' AS detail
                    FROM dagapp.dag_node_states n
                    JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE n.status = 'READY' AND n.not_before IS NULL AND j.status = 'RUNNING'
                    """);

    /** A node of a worker's is told by the start of it; a start, an end or a fan_in has none. */
    private static final Invariant ATTEMPT =
            new Invariant(
                    "COMPLETED_WITHOUT_ATTEMPT",
                    "A task that completed has the successful attempt that it completed with.",
                    REPORT,
                    """
                    SELECT d.job_id, d.node_id,
                        format('completed with attempt %s, which %s', d.attempt,
                            CASE WHEN t.job_id IS NULL THEN 'is not there' ELSE 'failed' END)
                            AS detail
                    FROM (
                        SELECT job_id, node_id, attempt FROM dagapp.dag_node_states n
                        WHERE status = 'COMPLETED' AND EXISTS (
                            SELECT FROM dagapp.dag_job_events e
                            WHERE e.job_id = n.job_id AND e.node_id = n.node_id
                              AND e.type = 'node_started')
                        UNION ALL
                        SELECT job_id, node_id || '__' || child_index, attempt
                        FROM dagapp.dag_children WHERE status = 'COMPLETED'
                    ) d
                    LEFT JOIN dagapp.dag_tasks t USING (job_id, node_id, attempt)
                    WHERE t.job_id IS NULL OR t.failure IS NOT NULL
                    """);

    private static final Invariant AHEAD =
            new Invariant(
                    "ATTEMPT_AHEAD",
                    "No attempt has ended that its node or child has not begun.",
                    REPORT,
                    """
                    SELECT t.job_id, t.node_id,
                        format('attempt %s has ended, but the present one is %s', t.attempt,
                            coalesce(s.attempt, 0)) AS detail
                    FROM dagapp.dag_tasks t
                    JOIN dagapp.dag_jobs j USING (job_id)
                    LEFT JOIN (
                        SELECT job_id, node_id, attempt FROM dagapp.dag_node_states
                        UNION ALL
                        SELECT job_id, node_id || '__' || child_index, attempt
                        FROM dagapp.dag_children
                    ) s USING (job_id, node_id)
                    WHERE t.attempt > coalesce(s.attempt, 0)
                    """);

    static final List<Invariant> ALL =
            List.of(NOWHERE, TWICE, UNWANTED, RUNNING, HELD, WORKER, READY, ATTEMPT, AHEAD);

    private TaskInvariants() {}
}

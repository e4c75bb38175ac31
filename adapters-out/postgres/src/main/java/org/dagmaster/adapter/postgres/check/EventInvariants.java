package org.dagmaster.adapter.postgres.check;

import java.util.List;

/** Of events: they have no gaps, and playing them gives the states that are stored. */
final class EventInvariants {

    private static final String REPORT =
            "Keep the database and report it with the output of 'job events JOB'.";

    private static final Invariant GAP =
            new Invariant(
                    "EVENT_GAP",
                    "The events of a job are numbered from 1 without gaps.",
                    REPORT,
                    """
                    SELECT e.job_id, NULL::text AS node_id,
                        format('event %%s follows %%s', e.seq, coalesce(e.before::text, 'nothing'))
                            AS detail
                    FROM (
                        SELECT job_id, seq, lag(seq) OVER (PARTITION BY job_id ORDER BY seq) AS before
                        FROM dagapp.dag_job_events
                    ) e
                    LEFT JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE e.seq <> e.before + 1
                       OR e.before IS NULL AND e.seq <> 1 AND j.created_at >= %s
                    """
                            .formatted(Fragments.OLDEST_DAY));

    private static final Invariant LAST =
            new Invariant(
                    "EVENT_LAST",
                    "A job's last event is the one that the job tells.",
                    REPORT,
                    """
                    SELECT job_id, NULL::text AS node_id,
                        format('tells of event %%s, but the last is %%s',
                            coalesce(j.last_event::text, 'no job'), coalesce(e.last::text, 'missing'))
                            AS detail
                    FROM dagapp.dag_jobs j
                    FULL JOIN (
                        SELECT job_id, max(seq) AS last FROM dagapp.dag_job_events GROUP BY job_id
                    ) e USING (job_id)
                    WHERE e.last <> j.last_event
                       OR j.job_id IS NULL
                       OR e.job_id IS NULL AND j.created_at >= %s
                    """
                            .formatted(Fragments.OLDEST_DAY));

    /** The kind is kept in the lowest digit: one number a job tells of its last event. */
    private static final Invariant JOB =
            new Invariant(
                    "JOB_NOT_AS_TOLD",
                    "A job is in the state that its events tell.",
                    REPORT,
                    """
                    SELECT j.job_id, NULL::text AS node_id,
                        format('is %s, but its events tell %s', j.status, e.status) AS detail
                    FROM (
                        SELECT job_id,
                            (ARRAY['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'])
                                [max(seq * 10 + CASE type
                                    WHEN 'job_created' THEN 1
                                    WHEN 'job_paused' THEN 3
                                    WHEN 'job_completed' THEN 4
                                    WHEN 'job_failed' THEN 5
                                    WHEN 'job_cancelled' THEN 6
                                    ELSE 2 END) % 10] AS status
                        FROM dagapp.dag_job_events
                        WHERE type IN ('job_created', 'job_started', 'job_paused', 'job_resumed',
                                'job_completed', 'job_failed', 'job_cancelled')
                           OR type = 'job_changed' AND detail ->> 'from' IS NOT NULL
                        GROUP BY job_id
                    ) e
                    JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE j.status <> e.status
                    """);

    private static final Invariant ENDED =
            new Invariant(
                    "EVENT_AFTER_END",
                    "After the end of a job nothing happens to it, unless it is taken up again.",
                    REPORT,
                    """
                    SELECT e.job_id, n.node_id,
                        format('%s follows %s as event %s', n.type, e.type, n.seq) AS detail
                    FROM dagapp.dag_job_events e
                    JOIN dagapp.dag_job_events n ON n.job_id = e.job_id AND n.seq = e.seq + 1
                    WHERE e.type IN ('job_completed', 'job_failed', 'job_cancelled')
                      AND (n.type <> 'job_changed' OR n.detail ->> 'from' IS NULL)
                    """);

    /** Of children the fan_out's events tell much, but not how one ended. */
    private static final Invariant NODE =
            new Invariant(
                    "NODE_NOT_AS_TOLD",
                    "A node, and a child that has ended, is in the state that its last event tells.",
                    REPORT,
                    """
                    SELECT job_id, node_id,
                        format('is %%s, but its last event tells %%s', coalesce(s.status, 'not there'),
                            coalesce(e.status, 'nothing')) AS detail
                    FROM (
                        SELECT job_id, node_id, status, children IS NOT NULL AS fans_out,
                            false AS is_child
                        FROM dagapp.dag_node_states
                        UNION ALL
                        SELECT job_id, node_id || '__' || child_index, status, false, true
                        FROM dagapp.dag_children
                    ) s
                    FULL JOIN (
                        SELECT job_id, node_id,
                            (ARRAY['READY', 'DISPATCHED', 'RUNNING', 'COMPLETED', 'FAILED', 'SKIPPED',
                                'CANCELLED', 'PENDING', 'at work'])
                                [max(seq * 10 + CASE type
                                    WHEN 'node_ready' THEN 1
                                    WHEN 'node_retried' THEN 1
                                    WHEN 'node_dispatched' THEN 2
                                    WHEN 'node_started' THEN 3
                                    WHEN 'node_completed' THEN 4
                                    WHEN 'node_skipped' THEN 6
                                    WHEN 'node_cancelled' THEN 7
                                    WHEN 'node_reset' THEN 8
                                    WHEN 'fan_out_expanded' THEN 9
                                    ELSE 5 END) %% 10] AS status
                        FROM dagapp.dag_job_events
                        WHERE type IN ('node_ready', 'node_retried', 'node_dispatched', 'node_started',
                                'node_completed', 'node_skipped', 'node_cancelled', 'node_reset',
                                'fan_out_expanded', 'node_failed', 'node_timed_out',
                                'template_failed')
                        GROUP BY job_id, node_id
                    ) e USING (job_id, node_id)
                    LEFT JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE s.status IS DISTINCT FROM e.status
                      AND NOT coalesce(s.fans_out AND e.status IN ('at work', 'READY'), false)
                      AND NOT coalesce(s.is_child AND s.status NOT IN ('COMPLETED', 'FAILED'), false)
                      AND (e.status IS NOT NULL OR j.created_at >= %s)
                    """
                            .formatted(Fragments.OLDEST_DAY));

    /** A child may also be put back together with its fan_out. */
    private static final Invariant ONCE =
            new Invariant(
                    "COMPLETED_TWICE",
                    "A node or child completes once, unless it is put back in between.",
                    REPORT,
                    """
                    SELECT c.job_id, c.node_id,
                        format('completed with event %s, and again with %s', c.before, c.seq) AS detail
                    FROM (
                        SELECT e.job_id, e.node_id, e.seq,
                            lag(e.seq) OVER (PARTITION BY e.job_id, e.node_id ORDER BY e.seq) AS before
                        FROM dagapp.dag_job_events e
                        JOIN (
                            SELECT job_id, node_id FROM dagapp.dag_job_events
                            WHERE type = 'node_completed'
                            GROUP BY job_id, node_id HAVING count(*) > 1
                        ) several USING (job_id, node_id)
                        WHERE e.type = 'node_completed'
                    ) c
                    WHERE c.before IS NOT NULL AND NOT EXISTS (
                        SELECT FROM dagapp.dag_job_events r
                        WHERE r.job_id = c.job_id AND r.type = 'node_reset'
                          AND r.seq > c.before AND r.seq < c.seq
                          AND r.node_id IN (c.node_id, regexp_replace(c.node_id, '__[0-9]+$', '')))
                    """);

    static final List<Invariant> ALL = List.of(GAP, LAST, JOB, ENDED, NODE, ONCE);

    private EventInvariants() {}
}

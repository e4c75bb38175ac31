package org.dagmaster.adapter.postgres.check;

import java.util.List;

/** Of jobs, and of what must be gone when they have ended. */
final class JobInvariants {

    private static final String REPORT =
            "Keep the database and report it with the output of 'job events JOB';"
                    + " 'job rerun' or 'job resubmit' gets the work done meanwhile.";

    private static final String ENDED = "('COMPLETED', 'FAILED', 'CANCELLED')";

    private static final Invariant NO_LIVE_NODE =
            new Invariant(
                    "ENDED_JOB_LIVE_NODE",
                    "No node of a job that has ended could still go on.",
                    REPORT,
                    """
                    SELECT n.job_id, n.node_id,
                        format('is %%s, but the job is %%s', n.status, j.status) AS detail
                    FROM dagapp.dag_node_states n
                    JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE n.status IN ('PENDING', 'READY', 'DISPATCHED', 'RUNNING')
                      AND j.status IN %s
                    """
                            .formatted(ENDED));

    /** PENDING ones may be left of a fan_out that was put back and never ran again. */
    private static final Invariant NO_LIVE_CHILD =
            new Invariant(
                    "ENDED_JOB_LIVE_CHILD",
                    "No child of a job that has ended could still go on.",
                    REPORT,
                    """
                    SELECT c.job_id, c.node_id || '__' || c.child_index AS node_id,
                        format('is %%s, but the job is %%s', c.status, j.status) AS detail
                    FROM dagapp.dag_children c
                    JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE c.status IN ('READY', 'DISPATCHED', 'RUNNING')
                      AND j.status IN %s
                    """
                            .formatted(ENDED));

    private static final Invariant NO_TASK_LEFT =
            new Invariant(
                    "ENDED_JOB_TASK_LEFT",
                    "Nothing is queued, held, leased or reported of a job that has ended.",
                    "A worker may still do work that nobody wants. " + REPORT,
                    """
                    SELECT p.job_id, p.node_id,
                        format('attempt %%s is %%s, but the job is %%s', p.attempt, p.place,
                            j.status) AS detail
                    FROM (%s) p
                    JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE j.status IN %s
                    """
                            .formatted(Fragments.ALL_TRACES, ENDED));

    private static final Invariant OWNED =
            new Invariant(
                    "OWNED_JOB_NOT_RUNNING",
                    "Only a job that runs has an owner.",
                    "An orchestrator holds what it need not; restart it. " + REPORT,
                    """
                    SELECT job_id, NULL::text AS node_id,
                        format('is %s, but %s owns it', status, owner_id) AS detail
                    FROM dagapp.dag_jobs
                    WHERE owner_id IS NOT NULL AND status <> 'RUNNING'
                    """);

    private static final Invariant ENDING =
            new Invariant(
                    "JOB_ENDING",
                    "A job has an end when it has ended, a result when it completed, a failure"
                            + " when it failed, and only then.",
                    REPORT,
                    """
                    SELECT job_id, NULL::text AS node_id,
                        format('is %%s with%%s end,%%s result,%%s failure', status,
                            CASE WHEN ended_at IS NULL THEN 'out' ELSE ' an' END,
                            CASE WHEN coalesce(result::text, result_ref) IS NULL
                                THEN ' no' ELSE ' a' END,
                            CASE WHEN failure IS NULL THEN ' no' ELSE ' a' END) AS detail
                    FROM dagapp.dag_jobs
                    WHERE (ended_at IS NOT NULL) <> (status IN %s)
                       OR (result IS NOT NULL OR result_ref IS NOT NULL) <> (status = 'COMPLETED')
                       OR (failure IS NOT NULL) <> (status = 'FAILED')
                    """
                            .formatted(ENDED));

    private static final Invariant PINNED =
            new Invariant(
                    "WORKFLOW_MISSING",
                    "The version of the workflow that a job runs is kept.",
                    "Put the row into dag_workflows back: the job cannot go on without. " + REPORT,
                    """
                    SELECT j.job_id, NULL::text AS node_id,
                        format('runs %s version %s', j.workflow_id, j.workflow_version) AS detail
                    FROM dagapp.dag_jobs j
                    LEFT JOIN dagapp.dag_workflows w
                        ON w.workflow_id = j.workflow_id AND w.version = j.workflow_version
                    WHERE w.workflow_id IS NULL
                    """);

    private static final Invariant ORPHANS =
            new Invariant(
                    "ROW_WITHOUT_JOB",
                    "Every node, child, attempt and checkpoint is of a job that is there.",
                    "Rows of jobs that were deleted by hand can be deleted as well.",
                    """
                    SELECT r.job_id, r.node_id, 'is a ' || r.kind AS detail
                    FROM (
                        SELECT job_id, node_id, 'node' AS kind FROM dagapp.dag_node_states
                        UNION ALL
                        SELECT job_id, node_id || '__' || child_index, 'child'
                        FROM dagapp.dag_children
                        UNION ALL
                        SELECT job_id, node_id, 'attempt ' || attempt FROM dagapp.dag_tasks
                        UNION ALL
                        SELECT job_id, node_id, 'checkpoint' FROM dagapp.dag_checkpoints
                    ) r
                    LEFT JOIN dagapp.dag_jobs j USING (job_id)
                    WHERE j.job_id IS NULL
                    """);

    static final List<Invariant> ALL =
            List.of(NO_LIVE_NODE, NO_LIVE_CHILD, NO_TASK_LEFT, OWNED, ENDING, PINNED, ORPHANS);

    private JobInvariants() {}
}

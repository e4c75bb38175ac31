package org.dagmaster.adapter.postgres.check;

import java.util.List;

/** Of fan_outs: their numbers and their children agree. */
final class FanOutInvariants {

    private static final String REPORT =
            "Keep the database and report it with the output of 'job events JOB';"
                    + " 'job rerun JOB FAN_OUT' counts anew.";

    /** Rows beyond those that have come into being are of an earlier run of the fan_out. */
    private static final Invariant COUNTS =
            new Invariant(
                    "FAN_OUT_COUNTS",
                    "The numbers of a fan_out at work are those of its children.",
                    REPORT,
                    """
                    SELECT job_id, node_id,
                        format('counts %s created, %s completed, %s failed, but there are %s, %s, %s',
                            created, completed, failed, rows, rows_completed, rows_failed) AS detail
                    FROM (
                        SELECT n.job_id, n.node_id,
                            (n.children ->> 'created')::integer AS created,
                            (n.children ->> 'completed')::integer AS completed,
                            (n.children ->> 'failed')::integer AS failed,
                            count(c.job_id) AS rows,
                            count(*) FILTER (WHERE c.status = 'COMPLETED') AS rows_completed,
                            count(*) FILTER (WHERE c.status = 'FAILED') AS rows_failed
                        FROM dagapp.dag_node_states n
                        LEFT JOIN dagapp.dag_children c
                            ON c.job_id = n.job_id AND c.node_id = n.node_id
                            AND c.child_index < (n.children ->> 'created')::integer
                        WHERE n.children IS NOT NULL
                        GROUP BY n.job_id, n.node_id
                    ) counted
                    WHERE (created, completed, failed) <> (rows, rows_completed, rows_failed)
                    """);

    private static final Invariant OUTPUT =
            new Invariant(
                    "FAN_OUT_OUTPUT",
                    "The numbers that a fan_out completed with are those of its children.",
                    REPORT,
                    """
                    SELECT job_id, node_id,
                        format('tells of %s children, %s completed, %s failed, but there are %s, %s, %s',
                            total, completed, failed, rows, rows_completed, rows_failed) AS detail
                    FROM (
                        SELECT n.job_id, n.node_id, n.total, n.completed, n.failed,
                            count(*) AS rows,
                            count(*) FILTER (WHERE c.status = 'COMPLETED') AS rows_completed,
                            count(*) FILTER (WHERE c.status = 'FAILED') AS rows_failed
                        FROM (
                            SELECT n.job_id, n.node_id,
                                (n.output ->> 'count')::integer AS total,
                                (n.output ->> 'completed')::integer AS completed,
                                (n.output ->> 'failed')::integer AS failed
                            FROM dagapp.dag_children first
                            JOIN dagapp.dag_node_states n USING (job_id, node_id)
                            WHERE first.child_index = 0 AND n.status = 'COMPLETED'
                              AND n.output IS NOT NULL
                            OFFSET 0
                        ) n
                        JOIN dagapp.dag_children c
                            ON c.job_id = n.job_id AND c.node_id = n.node_id
                            AND c.child_index < n.total
                        GROUP BY n.job_id, n.node_id, n.total, n.completed, n.failed
                    ) counted
                    WHERE (total, completed, failed) <> (rows, rows_completed, rows_failed)
                    """);

    private static final Invariant ALONE =
            new Invariant(
                    "CHILD_ALONE",
                    "A child that could go on is of a fan_out at work.",
                    REPORT,
                    """
                    SELECT c.job_id, c.node_id || '__' || c.child_index AS node_id,
                        format('is %s, but its fan_out is %s', c.status,
                            coalesce(n.status, 'not there')) AS detail
                    FROM dagapp.dag_children c
                    JOIN dagapp.dag_jobs j USING (job_id)
                    LEFT JOIN dagapp.dag_node_states n
                        ON n.job_id = c.job_id AND n.node_id = c.node_id
                    WHERE c.status IN ('READY', 'DISPATCHED', 'RUNNING')
                      AND n.children IS NULL
                      AND j.status IN ('PENDING', 'RUNNING', 'PAUSED')
                    """);

    static final List<Invariant> ALL = List.of(COUNTS, OUTPUT, ALONE);

    private FanOutInvariants() {}
}

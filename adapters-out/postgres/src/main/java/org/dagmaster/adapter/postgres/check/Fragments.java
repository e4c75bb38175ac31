package org.dagmaster.adapter.postgres.check;

/** Parts of questions that several ask. */
final class Fragments {

    /**
     * Where the task of an attempt can be; it is in one of these at a time. A report of a start is
     * none of them: the task is still with its worker.
     */
    static final String PLACES =
            """
            SELECT job_id, node_id, attempt, 'queued' AS place FROM dagapp.dag_queue
            UNION ALL
            SELECT job_id, node_id, attempt, 'held' FROM dagapp.dag_queue_held
            UNION ALL
            SELECT job_id, node_id, attempt, 'leased' FROM dagapp.dag_task_leases
            UNION ALL
            SELECT job_id, node_id, attempt, 'reported' FROM dagapp.dag_task_results
            WHERE kind <> 'started'
            """;

    /** As {@link #PLACES}, and reports of starts. */
    static final String ALL_TRACES =
            PLACES
                    + """
                    UNION ALL
                    SELECT job_id, node_id, attempt, 'reported as started'
                    FROM dagapp.dag_task_results WHERE kind = 'started'
                    """;

    /** Attempts of nodes and children that are with a queue or a worker; a fan_out has no task. */
    static final String IN_FLIGHT =
            """
            SELECT job_id, node_id, attempt, status FROM dagapp.dag_node_states
            WHERE status IN ('DISPATCHED', 'RUNNING') AND children IS NULL
            UNION ALL
            SELECT job_id, node_id || '__' || child_index, attempt, status FROM dagapp.dag_children
            WHERE status IN ('DISPATCHED', 'RUNNING')
            """;

    /** Events before this day may have been dropped. */
    static final String OLDEST_DAY =
            """
            (SELECT coalesce(min(to_date(right(c.relname, 8), 'YYYYMMDD'))::timestamptz, '-infinity')
             FROM pg_inherits i
             JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = 'dagapp.dag_job_events'::regclass
               AND c.relname ~ '^dag_job_events_[0-9]{8}$')
            """;

    private Fragments() {}
}

package org.dagmaster.adapter.postgres;

import java.util.Collection;
import java.util.List;
import org.dagmaster.domain.job.TaskId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Sets of tasks in statements. */
final class Tasks {

    private Tasks() {}

    static <S extends SqlStatement<S>> S bind(S statement, Collection<TaskId> tasks) {
        List<TaskId> rows = List.copyOf(tasks);
        return statement
                .bind("jobs", Columns.texts(rows, TaskId::job))
                .bind("nodes", Columns.texts(rows, TaskId::node))
                .bind("attempts", Columns.ints(rows, TaskId::attempt));
    }

    /** Deletes rows, locked in the order of their keys first. */
    static void delete(Handle handle, String table, Collection<TaskId> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        bind(
                        handle.createUpdate(
                                """
                                WITH gone AS MATERIALIZED (
                                    SELECT t.ctid AS place
                                    FROM unnest(:jobs::uuid[], :nodes::text[], :attempts::integer[])
                                        AS wanted (job_id, node_id, attempt)
                                    JOIN %1$s t USING (job_id, node_id, attempt)
                                    ORDER BY t.job_id, t.node_id, t.attempt
                                    FOR UPDATE OF t
                                )
                                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT place FROM gone))
                                """
                                        .formatted(table)),
                        tasks)
                .execute();
    }
}

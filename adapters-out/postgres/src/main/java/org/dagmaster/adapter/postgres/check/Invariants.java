package org.dagmaster.adapter.postgres.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dagmaster.adapter.postgres.check.Finding.Example;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * All invariants, and how they are asked: in one snapshot, so that a busy engine does not blur it.
 */
public final class Invariants {

    /** Violations that are shown of each. */
    static final int EXAMPLES = 20;

    /**
     * Whole tables are read and joined: a plan by index, or for little memory, would take hours.
     */
    private static final String SESSION =
            "SET TRANSACTION READ ONLY; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off;"
                    + " SET LOCAL timezone = 'UTC'";

    private Invariants() {}

    public static List<Invariant> all() {
        return Stream.of(
                        JobInvariants.ALL,
                        TaskInvariants.ALL,
                        FanOutInvariants.ALL,
                        EventInvariants.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Asks all of them.
     *
     * @return one finding for each, in their order
     */
    public static List<Finding> check(Jdbi jdbi) {
        return jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> {
                    handle.execute(SESSION);
                    return all().stream().map(invariant -> ask(handle, invariant)).toList();
                });
    }

    private static Finding ask(Handle handle, Invariant invariant) {
        long[] count = {0};
        List<Example> examples = new ArrayList<>();
        handle.createQuery(
                        """
                        SELECT job_id::text, node_id, detail, count(*) OVER () AS found
                        FROM (
                        %s
                        ) violations
                        ORDER BY job_id, node_id, detail
                        LIMIT %d
                        """
                                .formatted(invariant.sql(), EXAMPLES))
                .map((row, _) -> {
                    count[0] = row.getLong("found");
                    return example(row);
                })
                .forEach(examples::add);
        return new Finding(invariant, count[0], examples);
    }

    private static Example example(ResultSet row) throws SQLException {
        return new Example(
                row.getString("job_id"), row.getString("node_id"), row.getString("detail"));
    }
}

package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * Between lists of rows and arrays of columns: a statement carries any number of rows as one array
 * a column, which {@code unnest} turns into rows again.
 */
final class Columns {

    private Columns() {}

    /** Text, and whatever SQL casts from text: uuid, json. */
    static <T> Argument texts(List<T> rows, Function<T, @Nullable Object> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = column.apply(rows.get(i));
            values[i] = value == null ? null : value.toString();
        }
        return array(values);
    }

    static <T> Argument ints(List<T> rows, ToIntFunction<T> column) {
        return array(rows.stream().mapToInt(column).toArray());
    }

    static <T> Argument longs(List<T> rows, ToLongFunction<T> column) {
        return array(rows.stream().mapToLong(column).toArray());
    }

    /** Points of time, to the microsecond: what PostgreSQL keeps. */
    static <T> Argument times(List<T> rows, Function<T, @Nullable Instant> column) {
        return texts(rows, row -> text(column.apply(row)));
    }

    static Argument ids(Collection<JobId> jobs) {
        return texts(List.copyOf(jobs), JobId::value);
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static Argument array(Object array) {
        return (position, statement, _) -> statement.setObject(position, array);
    }

    static JobId job(ResultSet row) throws SQLException {
        return new JobId(row.getObject("job_id", UUID.class));
    }

    static TaskId task(ResultSet row) throws SQLException {
        return new TaskId(job(row), new NodeId(row.getString("node_id")), row.getInt("attempt"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}

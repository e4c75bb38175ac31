package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskReport;
import org.dagmaster.domain.job.WorkerId;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Between reports and rows of {@code dag_task_results}. */
final class ReportRows {

    private static final String STARTED = "started";
    private static final String SUCCEEDED = "succeeded";
    private static final String FAILED = "failed";

    /** The bound reports as typed rows, numbered as they were given. */
    static final String SELECT =
            """
            SELECT job_id::uuid AS job_id, node_id, attempt, kind, worker,
                   started_at::timestamptz AS started_at, ended_at::timestamptz AS ended_at,
                   output::json AS output, output_ref, failure::json AS failure, number
            FROM unnest(:jobs::text[], :nodes::text[], :attempts::integer[], :kinds::text[],
                :workers::text[], :started::text[], :ended::text[], :outputs::text[],
                :outputRefs::text[], :failures::text[])
                WITH ORDINALITY AS given (job_id, node_id, attempt, kind, worker, started_at,
                    ended_at, output, output_ref, failure, number)
            """;

    private ReportRows() {}

    /** One row; what a kind of report does not have is null. */
    private record ReportRow(
            TaskId task,
            String kind,
            @Nullable WorkerId worker,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Output output,
            @Nullable String failure) {

        static ReportRow of(TaskReport report) {
            return switch (report) {
                case TaskReport.Started(var task, var worker, var startedAt) ->
                        new ReportRow(task, STARTED, worker, startedAt, null, null, null);
                case TaskReport.Succeeded(
                                var task,
                                var worker,
                                var startedAt,
                                var endedAt,
                                var output) ->
                        new ReportRow(task, SUCCEEDED, worker, startedAt, endedAt, output, null);
                case TaskReport.Failed failed ->
                        new ReportRow(
                                failed.task(),
                                FAILED,
                                failed.worker(),
                                failed.startedAt(),
                                failed.endedAt(),
                                null,
                                Json.write(failed.failure()));
            };
        }
    }

    static <S extends SqlStatement<S>> S bind(S statement, List<? extends TaskReport> reports) {
        List<ReportRow> rows = reports.stream().map(ReportRow::of).toList();
        return Tasks.bind(statement, rows.stream().map(ReportRow::task).toList())
                .bind("kinds", Columns.texts(rows, ReportRow::kind))
                .bind("workers", Columns.texts(rows, ReportRow::worker))
                .bind("started", Columns.times(rows, ReportRow::startedAt))
                .bind("ended", Columns.times(rows, ReportRow::endedAt))
                .bind("outputs", Columns.texts(rows, row -> Outputs.json(row.output())))
                .bind("outputRefs", Columns.texts(rows, row -> Outputs.reference(row.output())))
                .bind("failures", Columns.texts(rows, ReportRow::failure));
    }

    static TaskReport read(ResultSet row) throws SQLException {
        TaskId task = Columns.task(row);
        String kind = row.getString("kind");
        String worker = row.getString("worker");
        if (kind.equals(FAILED)) {
            return new TaskReport.Failed(
                    task,
                    worker == null ? null : new WorkerId(worker),
                    Columns.nullableInstant(row, "started_at"),
                    Columns.instant(row, "ended_at"),
                    Json.readFailure(row.getString("failure")));
        }
        Instant startedAt = Columns.instant(row, "started_at");
        if (kind.equals(STARTED)) {
            return new TaskReport.Started(task, new WorkerId(worker), startedAt);
        }
        return new TaskReport.Succeeded(
                task,
                new WorkerId(worker),
                startedAt,
                Columns.instant(row, "ended_at"),
                Outputs.readPresent(row, "output"));
    }
}

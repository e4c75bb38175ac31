package org.dagmaster.adapter.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dagmaster.adapter.postgres.NodeRows.NodeRow;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.JobStore.Submission;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.workflow.NodeId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes jobs and nodes, each call in one round trip. */
final class JobWriter {

    private static final String UPSERT_NODES =
            """
            INSERT INTO dagapp.dag_node_states AS n (job_id, node_id, status, attempt, spared,
                not_before, since, worker, output, output_ref, failure, children)
            SELECT job_id::uuid, node_id, status, attempt, spared, not_before::timestamptz,
                since::timestamptz, worker, output::json, output_ref, failure::json,
                children::json
            FROM unnest(:jobs::text[], :nodes::text[], :statuses::text[], :attempts::integer[],
                :spared::integer[], :notBefore::text[], :since::text[], :workers::text[],
                :outputs::text[], :outputRefs::text[], :failures::text[], :children::text[])
                AS rows (job_id, node_id, status, attempt, spared, not_before, since, worker,
                    output, output_ref, failure, children)
            ON CONFLICT (job_id, node_id) DO UPDATE
            SET status = excluded.status, attempt = excluded.attempt, spared = excluded.spared,
                not_before = excluded.not_before, since = excluded.since,
                worker = excluded.worker, output = excluded.output,
                output_ref = excluded.output_ref, failure = excluded.failure,
                children = excluded.children
            """;

    // A job that is over is owned by nobody: the indexes of live jobs stay small.
    private static final String UPDATE_JOBS =
            """
            UPDATE dagapp.dag_jobs j
            SET status = h.status,
                last_event = h.last_event,
                started_at = h.started_at::timestamptz,
                ended_at = h.ended_at::timestamptz,
                result = h.result::json,
                result_ref = h.result_ref,
                failure = h.failure::json,
                owner_id = CASE WHEN h.ended_at IS NULL THEN j.owner_id END
            FROM unnest(:ids::uuid[], :states::text[], :lastEvents::bigint[], :started::text[],
                :ended::text[], :results::text[], :resultRefs::text[], :causes::text[])
                AS h (job_id, status, last_event, started_at, ended_at, result, result_ref,
                    failure)
            WHERE j.job_id = h.job_id
            """;

    private JobWriter() {}

    /** Whether the job was kept: not if its idempotency key was used before. */
    static boolean insert(Handle handle, Submission submission) {
        Job job = submission.job();
        int inserted =
                handle.createUpdate(
                                """
                                INSERT INTO dagapp.dag_jobs (job_id, workflow_id, workflow_version,
                                    status, last_event, created_at, started_at, ended_at,
                                    idempotency_key, request_hash, correlation_id, submitted_by,
                                    inputs, result, result_ref, failure)
                                VALUES (:job, :workflow, :version, :status, :lastEvent,
                                    :created::timestamptz, :started::timestamptz,
                                    :ended::timestamptz, :key, :hash, :correlation, :actor,
                                    :inputs::json, :result::json, :resultRef, :failure::json)
                                ON CONFLICT (idempotency_key) WHERE idempotency_key IS NOT NULL
                                DO NOTHING
                                """)
                        .bind("job", job.id().value())
                        .bind("workflow", job.workflow().id().value())
                        .bind("version", job.workflow().version())
                        .bind("status", job.status().name())
                        .bind("lastEvent", job.lastEvent())
                        .bind("created", Columns.text(job.createdAt()))
                        .bind("started", Columns.text(job.startedAt()))
                        .bind("ended", Columns.text(job.endedAt()))
                        .bind("key", submission.idempotencyKey())
                        .bind("hash", submission.requestHash())
                        .bind("correlation", submission.correlationId())
                        .bind("actor", submission.actor())
                        .bind("inputs", Json.write(job.inputs()))
                        .bind("result", Outputs.json(job.result()))
                        .bind("resultRef", Outputs.reference(job.result()))
                        .bind("failure", Json.write(job.failure()))
                        .execute();
        if (inserted == 1 && !job.nodes().isEmpty()) {
            List<NodeRow> nodes = new ArrayList<>();
            job.nodes().forEach((id, state) -> nodes.add(new NodeRow(job.id(), id, state)));
            bindNodes(handle.createUpdate(UPSERT_NODES), nodes).execute();
        }
        return inserted == 1;
    }

    static void save(Handle handle, Collection<JobChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Job> jobs = changes.stream().map(JobChange::job).toList();
        List<NodeRow> nodes = changedNodes(changes);
        String sql =
                nodes.isEmpty()
                        ? UPDATE_JOBS
                        : "WITH nodes AS (\n" + UPSERT_NODES + ")\n" + UPDATE_JOBS;
        var update = handle.createUpdate(sql);
        if (!nodes.isEmpty()) {
            bindNodes(update, nodes);
        }
        bindJobs(update, jobs).execute();
    }

    /** Sorted by key: two writers that meet lock in the same order. */
    private static List<NodeRow> changedNodes(Collection<JobChange> changes) {
        List<NodeRow> rows = new ArrayList<>();
        for (JobChange change : changes) {
            for (NodeId node : change.changedNodes()) {
                rows.add(new NodeRow(change.job().id(), node, change.job().node(node)));
            }
        }
        rows.sort(Comparator.comparing(NodeRow::job).thenComparing(NodeRow::node));
        return rows;
    }

    private static <S extends SqlStatement<S>> S bindJobs(S statement, List<Job> jobs) {
        return statement
                .bind("ids", Columns.texts(jobs, Job::id))
                .bind("states", Columns.texts(jobs, Job::status))
                .bind("lastEvents", Columns.longs(jobs, Job::lastEvent))
                .bind("started", Columns.times(jobs, Job::startedAt))
                .bind("ended", Columns.times(jobs, Job::endedAt))
                .bind("results", Columns.texts(jobs, job -> Outputs.json(job.result())))
                .bind("resultRefs", Columns.texts(jobs, job -> Outputs.reference(job.result())))
                .bind("causes", Columns.texts(jobs, job -> Json.write(job.failure())));
    }

    private static <S extends SqlStatement<S>> S bindNodes(S statement, List<NodeRow> nodes) {
        return statement
                .bind("jobs", Columns.texts(nodes, NodeRow::job))
                .bind("nodes", Columns.texts(nodes, NodeRow::node))
                .bind("statuses", Columns.texts(nodes, row -> row.state().status()))
                .bind("attempts", Columns.ints(nodes, row -> row.state().attempt()))
                .bind("spared", Columns.ints(nodes, NodeRow::spared))
                .bind("notBefore", Columns.times(nodes, NodeRow::notBefore))
                .bind("since", Columns.times(nodes, NodeRow::since))
                .bind("workers", Columns.texts(nodes, NodeRow::worker))
                .bind("outputs", Columns.texts(nodes, NodeRow::output))
                .bind("outputRefs", Columns.texts(nodes, NodeRow::outputRef))
                .bind("failures", Columns.texts(nodes, NodeRow::failure))
                .bind("children", Columns.texts(nodes, NodeRow::children));
    }
}

package org.dagmaster.adapter.rest;

import java.util.Map;
import org.dagmaster.application.port.in.ViewJobs.ChildView;
import org.dagmaster.application.port.in.ViewJobs.JobProgress;
import org.dagmaster.application.port.in.ViewJobs.NodeView;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.Progress;
import org.jspecify.annotations.Nullable;

/** Jobs, nodes, events and progress as JSON. */
final class JobJson {

    private JobJson() {}

    static Map<String, @Nullable Object> job(Job job) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("job_id", job.id().toString());
        json.put("workflow_id", job.workflow().id().value());
        json.put("workflow_version", job.workflow().version());
        json.put("status", Json.word(job.status()));
        json.put("inputs", job.inputs());
        json.put("created_at", Json.time(job.createdAt()));
        json.put("started_at", Json.time(job.startedAt()));
        json.put("ended_at", Json.time(job.endedAt()));
        putOutput(json, "result", job.result());
        json.put("failure", failure(job.failure()));
        return json;
    }

    static Map<String, @Nullable Object> node(NodeView node) {
        Map<String, @Nullable Object> json = nodeWithoutOutput(node);
        putOutput(json, "output", node.output());
        // The failure stays last, as the contract lists it.
        json.put("failure", json.remove("failure"));
        return json;
    }

    static Map<String, @Nullable Object> nodeWithoutOutput(NodeView node) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("node_id", node.nodeId());
        json.put("type", node.type());
        json.put("status", Json.word(node.status()));
        json.put("handler", node.handler());
        json.put("queue", node.queue());
        json.put("attempt", node.attempt());
        json.put("max_attempts", node.maxAttempts());
        json.put("started_at", Json.time(node.startedAt()));
        json.put("ended_at", Json.time(node.endedAt()));
        json.put("retry_at", Json.time(node.retryAt()));
        json.put("worker", node.worker());
        json.put("progress", progress(node.progress()));
        json.put("children", children(node.children()));
        json.put("failure", failure(node.failure()));
        return json;
    }

    static Map<String, @Nullable Object> child(ChildView child) {
        NodeState state = child.state();
        Map<String, @Nullable Object> json = Json.object();
        json.put("node_id", child.id().node().value());
        json.put("index", child.id().index());
        json.put("status", Json.word(state.status()));
        json.put("attempt", state.attempt());
        json.put(
                "retry_at",
                state instanceof NodeState.Ready ready ? Json.time(ready.notBefore()) : null);
        putOutput(
                json,
                "output",
                state instanceof NodeState.Completed completed ? completed.output() : null);
        json.put(
                "failure",
                state instanceof NodeState.Failed failed ? failure(failed.failure()) : null);
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> children(@Nullable FanOutCounts counts) {
        if (counts == null) {
            return null;
        }
        Map<String, @Nullable Object> json = Json.object();
        json.put("total", counts.total());
        json.put("created", counts.created());
        json.put("completed", counts.completed());
        json.put("failed", counts.failed());
        return json;
    }

    /** The output itself; or, where it is kept apart, how long it is, as {@code KEY_bytes}. */
    private static void putOutput(
            Map<String, @Nullable Object> json, String key, @Nullable Output output) {
        json.put(key, output instanceof Output.Inline(var value) ? value : null);
        if (output instanceof Output.Stored stored) {
            json.put(key + "_bytes", stored.bytes());
        }
    }

    static Map<String, @Nullable Object> event(JobEvent event) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("seq", event.seq());
        json.put("at", Json.time(event.at()));
        json.put("type", event.type().wireName());
        json.put("node_id", event.node() == null ? null : event.node().value());
        json.put("detail", event.detail());
        return json;
    }

    static Map<String, @Nullable Object> jobProgress(JobProgress progress) {
        Map<String, @Nullable Object> counts = Json.object();
        progress.counts().forEach((status, count) -> counts.put(Json.word(status), count));
        Map<String, @Nullable Object> json = Json.object();
        json.put("job_id", progress.jobId().toString());
        json.put("status", Json.word(progress.status()));
        json.put("counts", counts);
        json.put("fraction", progress.fraction());
        json.put("last_event", progress.lastEvent());
        json.put("nodes", Json.list(progress.nodes(), JobJson::nodeWithoutOutput));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> failure(@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        Map<String, @Nullable Object> json = Json.object();
        json.put("code", failure.code().value());
        json.put("message", failure.message());
        json.put("retryable", failure.retryable());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> progress(@Nullable Progress progress) {
        if (progress == null) {
            return null;
        }
        Map<String, @Nullable Object> json = Json.object();
        json.put("current", progress.current());
        json.put("total", progress.total());
        json.put("message", progress.message());
        return json;
    }
}

package org.dagmaster.domain.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/**
 * One run of a workflow, as its owner sees it.
 *
 * @param inputs checked, with defaults applied
 * @param nodes only those that have left PENDING; {@link #node} answers for all
 * @param lastEvent the sequence number of the newest event written
 * @param result of a job that completed: the outputs of its end nodes and {@code _provenance}
 * @param failure of a job that failed: what made it fail
 */
public record Job(
        JobId id,
        WorkflowRef workflow,
        JobStatus status,
        Map<String, @Nullable Object> inputs,
        Map<NodeId, NodeState> nodes,
        long lastEvent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Output result,
        @Nullable Failure failure) {

    private static final NodeState PENDING = new NodeState.Pending(0);

    public Job(
            JobId id,
            WorkflowRef workflow,
            JobStatus status,
            Map<String, @Nullable Object> inputs,
            Map<NodeId, NodeState> nodes,
            long lastEvent,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Output result,
            @Nullable Failure failure) {
        if ((status == JobStatus.FAILED) != (failure != null)) {
            throw new IllegalArgumentException(
                    "a job has a failure when it is FAILED, and only then");
        }
        if (status.isTerminal() != (endedAt != null)) {
            throw new IllegalArgumentException("a job has an end when it is over, and only then");
        }
        this.id = id;
        this.workflow = workflow;
        this.status = status;
        this.inputs = Values.copyOfMap(inputs);
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        this.lastEvent = lastEvent;
        this.createdAt = createdAt;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.result = result;
        this.failure = failure;
    }

    /** A job as it is submitted; its {@code job_created} event has sequence number 1. */
    public static Job submitted(
            JobId id, WorkflowRef workflow, Map<String, @Nullable Object> inputs, Instant now) {
        return new Job(
                id, workflow, JobStatus.PENDING, inputs, Map.of(), 1, now, null, null, null, null);
    }

    public Job withResult(Output whole) {
        return new Job(
                id, workflow, status, inputs, nodes, lastEvent, createdAt, startedAt, endedAt,
                whole, failure);
    }

    public NodeState node(NodeId node) {
        return nodes.getOrDefault(node, PENDING);
    }
}

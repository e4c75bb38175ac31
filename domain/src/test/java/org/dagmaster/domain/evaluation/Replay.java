package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanInNode;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a job's events alone how it stands; every event must be a move along the tables, and a
 * node may begin only when what it waits for allows it.
 */
final class Replay {

    private final ReferenceWorkflow workflow;
    private final String what;
    private final Map<NodeId, NodeStatus> states = new HashMap<>();
    private final Map<NodeId, String> branches = new HashMap<>();
    private final Map<NodeId, Integer> totals = new HashMap<>();
    private final Map<NodeId, Integer> created = new HashMap<>();
    private final Map<NodeId, Integer> endings = new HashMap<>();
    private JobStatus job = JobStatus.PENDING;
    private long seq = 1;
    private @Nullable NodeId early;

    private Replay(ReferenceWorkflow workflow, String what) {
        this.workflow = workflow;
        this.what = what;
        workflow.nodes().forEach(node -> states.put(node.id(), NodeStatus.PENDING));
    }

    static Replay of(ReferenceWorkflow workflow, List<JobEvent> events, String what) {
        Replay replay = new Replay(workflow, what);
        events.forEach(replay::take);
        return replay;
    }

    JobStatus job() {
        return job;
    }

    /** Of nodes and children. */
    Map<NodeId, NodeStatus> states() {
        return states;
    }

    /** How often a node has completed or failed. */
    int endings(NodeId node) {
        return endings.getOrDefault(node, 0);
    }

    private void take(JobEvent event) {
        assertThat(event.seq()).as("%s: %s", what, event).isEqualTo(++seq);
        NodeId node = event.node();
        if (early != null) {
            assertThat(event.detail()).as(what).containsEntry("code", "CHILD_FAILED");
            assertThat(node).as(what).isEqualTo(early);
            early = null;
        }
        switch (event.type()) {
            case JOB_STARTED -> job = job.to(JobStatus.RUNNING);
            case JOB_COMPLETED -> job = job.to(JobStatus.COMPLETED);
            case JOB_FAILED -> job = job.to(JobStatus.FAILED);
            case NODE_READY -> ready(node);
            case NODE_DISPATCHED -> dispatched(node, event.detail());
            case NODE_STARTED -> move(node, NodeStatus.RUNNING);
            case NODE_COMPLETED -> completed(node, event.detail());
            case NODE_FAILED, NODE_TIMED_OUT, TEMPLATE_FAILED -> end(node, NodeStatus.FAILED);
            case NODE_RETRIED -> move(node, NodeStatus.READY);
            case NODE_SKIPPED -> move(node, NodeStatus.SKIPPED);
            case NODE_CANCELLED -> end(node, NodeStatus.CANCELLED);
            case FAN_OUT_EXPANDED -> expanded(node, event.detail());
            default -> throw new AssertionError("%s: %s is unexpected".formatted(what, event));
        }
    }

    private void move(NodeId node, NodeStatus next) {
        states.put(node, states.getOrDefault(node, NodeStatus.PENDING).to(next));
    }

    private void ready(NodeId node) {
        if (!inputs(node, new HashMap<>()).mayRun()) {
            // A fan_in that does not collect failures does not wait to fail.
            assertThat(definition(node)).as("%s: %s", what, node).isInstanceOf(FanInNode.class);
            early = node;
        }
        move(node, NodeStatus.READY);
    }

    private void dispatched(NodeId node, Map<String, @Nullable Object> detail) {
        move(node, NodeStatus.DISPATCHED);
        if (detail.get("children") instanceof Integer total) {
            totals.put(node, total);
        }
    }

    private void expanded(NodeId node, Map<String, @Nullable Object> detail) {
        int from = (Integer) detail.get("from");
        int to = from + (Integer) detail.get("count");
        assertThat(from).as("%s: %s", what, node).isEqualTo(created.getOrDefault(node, 0));
        for (int index = from; index < to; index++) {
            move(new ChildId(node, index).node(), NodeStatus.READY);
            move(new ChildId(node, index).node(), NodeStatus.DISPATCHED);
        }
        created.put(node, to);
        if (to == totals.get(node)) {
            move(node, NodeStatus.RUNNING);
        }
    }

    private void completed(NodeId node, Map<String, @Nullable Object> detail) {
        end(node, NodeStatus.COMPLETED);
        if (detail.get("branch") instanceof String branch) {
            branches.put(node, branch);
        }
    }

    /** With a fan_out, what is left of its children ends. */
    private void end(NodeId node, NodeStatus status) {
        move(node, status);
        endings.merge(node, 1, Integer::sum);
        for (int index = 0; index < created.getOrDefault(node, 0); index++) {
            NodeId child = new ChildId(node, index).node();
            if (!states.get(child).isTerminal()) {
                assertThat(status).as("%s: %s", what, child).isNotEqualTo(NodeStatus.COMPLETED);
                move(child, NodeStatus.CANCELLED);
            }
        }
    }

    private ReferenceInputs inputs(NodeId node, Map<NodeId, Fate> known) {
        ReferenceInputs inputs = new ReferenceInputs(new ArrayList<>(), new ArrayList<>());
        for (ReferenceWorkflow.Link link : workflow.linksTo(node)) {
            fate(link.source().id(), known);
            List<Fate> side = link.isAny() ? inputs.anyOf() : inputs.allOf();
            side.add(link.says(known, branches));
        }
        return inputs;
    }

    /** A node that has not begun is lost, or waits: that depends on those before it. */
    private Fate fate(NodeId node, Map<NodeId, Fate> known) {
        Fate fate = known.get(node);
        if (fate == null) {
            fate =
                    switch (states.get(node)) {
                        case PENDING -> inputs(node, known).canNeverRun() ? Fate.LOST : Fate.WAITS;
                        case READY, DISPATCHED, RUNNING -> Fate.WORKS;
                        case COMPLETED -> Fate.COMPLETED;
                        case FAILED, CANCELLED -> Fate.FAILED;
                        case SKIPPED -> Fate.SKIPPED;
                    };
            known.put(node, fate);
        }
        return fate;
    }

    private NodeDefinition definition(NodeId id) {
        return workflow.nodes().stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
    }
}

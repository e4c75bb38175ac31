package org.dagmaster.domain.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** What templates of a job may read; built when the first template asks. */
final class Scope {

    private final Job job;
    private final OutputReader outputs;
    private final Environment environment;
    private final Map<NodeId, NodeState> seen = new LinkedHashMap<>();
    private @Nullable Map<String, @Nullable Object> nodes;

    Scope(Job job, OutputReader outputs, Environment environment) {
        this.job = job;
        this.outputs = outputs;
        this.environment = environment;
    }

    /** Makes a state that was just decided visible to the templates after it. */
    void see(NodeId node, NodeState state) {
        if (nodes == null) {
            seen.put(node, state);
        } else {
            nodes.put(node.value(), describe(state));
        }
    }

    Map<String, @Nullable Object> roots() {
        if (nodes == null) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            job.nodes().forEach((node, state) -> all.put(node.value(), describe(state)));
            seen.forEach((node, state) -> all.put(node.value(), describe(state)));
            nodes = all;
        }
        Map<String, @Nullable Object> roots = new LinkedHashMap<>();
        roots.put("inputs", job.inputs());
        roots.put("nodes", nodes);
        roots.put("job", Map.of("id", job.id().toString()));
        roots.put("env", environment.variables());
        return roots;
    }

    /** As {@link #roots}, for the child of a fan_out. */
    Map<String, @Nullable Object> roots(@Nullable Object item, int index) {
        Map<String, @Nullable Object> roots = roots();
        roots.put("item", item);
        roots.put("index", index);
        return roots;
    }

    private Map<String, @Nullable Object> describe(NodeState state) {
        String status = state.status().name().toLowerCase(Locale.ROOT);
        return state instanceof NodeState.Completed(_, var output)
                ? new CompletedNode(status, output, outputs)
                : Map.of("status", status);
    }
}

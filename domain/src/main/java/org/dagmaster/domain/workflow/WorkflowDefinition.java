package org.dagmaster.domain.workflow;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A workflow as its author wrote it: inputs and nodes in the order of the file.
 *
 * <p>A definition by itself promises no more than well-formed parts; {@link DefinitionChecks} tells
 * whether they make a DAG that can run, and {@link WorkflowGraph} is what runs.
 */
public record WorkflowDefinition(
        WorkflowRef ref,
        String name,
        String description,
        Map<String, InputDefinition> inputs,
        Map<NodeId, NodeDefinition> nodes) {

    public WorkflowDefinition {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** Whether there is a fan_out of that name. */
    public boolean isFanOut(NodeId id) {
        return nodes.get(id) instanceof FanOutNode;
    }

    /** The queues that its tasks go to. */
    public Set<QueueName> queues() {
        Set<QueueName> queues = new HashSet<>();
        nodes.values()
                .forEach(node -> {
                    if (node instanceof WorkNode work) {
                        queues.add(work.task().queue());
                    }
                });
        return queues;
    }

    public NodeDefinition node(NodeId id) {
        return Objects.requireNonNull(nodes.get(id), () -> ref + " has no node " + id);
    }
}

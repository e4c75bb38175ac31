package org.dagmaster.domain.workflow;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Where a job may end.
 *
 * @param outputs templates; rendered, they become the job's result
 */
public record EndNode(NodeId id, Join dependsOn, Map<String, @Nullable Object> outputs)
        implements NodeDefinition {

    public EndNode(NodeId id, Join dependsOn, Map<String, @Nullable Object> outputs) {
        this.id = id;
        this.dependsOn = dependsOn;
        this.outputs = Values.copyOfMap(outputs);
    }

    @Override
    public List<NodeId> next() {
        return List.of();
    }

    @Override
    public String typeName() {
        return "end";
    }
}

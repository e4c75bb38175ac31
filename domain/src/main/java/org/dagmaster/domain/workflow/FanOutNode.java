package org.dagmaster.domain.workflow;

import java.util.List;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * A task for each element of a list. Its children are rows of the job, named {@code
 * {fan_out}__{index}}, never nodes of the workflow.
 *
 * @param source the list: a reference that yields one, or the list itself, whose strings are
 *     templates
 * @param task what each child runs; its params may read {@code ${item}} and {@code ${index}}
 */
public record FanOutNode(
        NodeId id, Join dependsOn, List<NodeId> next, @Nullable Object source, TaskSpec task)
        implements WorkNode {

    /** How many children one fan_out may have. */
    public static final int MOST_CHILDREN = 1_000_000;

    public FanOutNode(
            NodeId id, Join dependsOn, List<NodeId> next, @Nullable Object source, TaskSpec task) {
        this.id = id;
        this.dependsOn = dependsOn;
        this.next = List.copyOf(next);
        this.source = Values.copyOf(source);
        this.task = task;
    }

    @Override
    public String typeName() {
        return "fan_out";
    }
}

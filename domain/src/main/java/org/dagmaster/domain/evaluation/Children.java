package org.dagmaster.domain.evaluation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

/** What an evaluation may ask of a job's children, beyond their numbers. */
public interface Children {

    /** A job whose fan_outs have no children yet. */
    Children NONE =
            new Children() {
                @Override
                public Map<ChildId, NodeState.Ready> due() {
                    return Map.of();
                }

                @Override
                public List<NodeState> earlier(NodeId fanOut, int from, int to) {
                    return List.of();
                }

                @Override
                public void forEach(NodeId fanOut, Consumer<NodeState> reader) {}
            };

    /** Children whose time to be tried again has come; not all of them, if they are many. */
    Map<ChildId, NodeState.Ready> due();

    /**
     * How the children with indexes {@code from} to below {@code to} stand from an earlier run of
     * the fan_out, by index; the list is shorter where there were fewer.
     */
    List<NodeState> earlier(NodeId fanOut, int from, int to);

    /** Shows all children of a fan_out in the order of their indexes, a few at a time in memory. */
    void forEach(NodeId fanOut, Consumer<NodeState> reader);
}

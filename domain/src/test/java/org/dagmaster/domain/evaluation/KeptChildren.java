package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

/** The children of one job, as a store keeps them. */
final class KeptChildren {

    private final Map<ChildId, NodeState> rows = new TreeMap<>();

    Map<ChildId, NodeState> all() {
        return rows;
    }

    NodeState state(ChildId child) {
        return rows.getOrDefault(child, new NodeState.Pending(0));
    }

    void save(Map<ChildId, NodeState> changed) {
        rows.putAll(changed);
    }

    void cancel(Set<NodeId> fanOuts) {
        rows.replaceAll((child, state) ->
                fanOuts.contains(child.fanOut()) && !state.status().isTerminal()
                        ? new NodeState.Cancelled(state.attempt())
                        : state);
    }

    Children at(Instant now) {
        return new Children() {
            @Override
            public Map<ChildId, NodeState.Ready> due() {
                Map<ChildId, NodeState.Ready> due = new HashMap<>();
                rows.forEach((child, state) -> {
                    if (state instanceof NodeState.Ready ready && ready.isDue(now)) {
                        due.put(child, ready);
                    }
                });
                return due;
            }

            @Override
            public List<NodeState> earlier(NodeId fanOut, int from, int to) {
                List<NodeState> states = new ArrayList<>();
                for (int i = from; i < to && rows.containsKey(new ChildId(fanOut, i)); i++) {
                    states.add(state(new ChildId(fanOut, i)));
                }
                return states;
            }

            @Override
            public void forEach(NodeId fanOut, Consumer<NodeState> reader) {
                rows.forEach((child, state) -> {
                    if (child.fanOut().equals(fanOut) && state.status() != NodeStatus.PENDING) {
                        reader.accept(state);
                    }
                });
            }
        };
    }
}

package org.dagmaster.domain.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
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

    private static final Set<NodeStatus> ENDED =
            EnumSet.of(NodeStatus.COMPLETED, NodeStatus.FAILED);

    private final Map<ChildId, NodeState> rows = new TreeMap<>();
    private final Map<ChildId, NodeState.Ready> waiting = new TreeMap<>();

    KeptChildren copy() {
        KeptChildren copy = new KeptChildren();
        copy.save(rows);
        return copy;
    }

    Map<ChildId, NodeState> all() {
        return Collections.unmodifiableMap(rows);
    }

    /** Those that an engine would read for these, as far as they are there. */
    Map<ChildId, NodeState> find(Collection<ChildId> wanted) {
        Map<ChildId, NodeState> found = new HashMap<>();
        for (ChildId child : wanted) {
            NodeState state = rows.get(child);
            if (state != null) {
                found.put(child, state);
            }
        }
        return found;
    }

    NodeState state(ChildId child) {
        return rows.getOrDefault(child, new NodeState.Pending(0));
    }

    void save(Map<ChildId, NodeState> changed) {
        changed.forEach(this::put);
    }

    private void put(ChildId child, NodeState state) {
        rows.put(child, state);
        if (state instanceof NodeState.Ready ready) {
            waiting.put(child, ready);
        } else {
            waiting.remove(child);
        }
    }

    void cancel(Set<NodeId> fanOuts) {
        if (fanOuts.isEmpty()) {
            return;
        }
        Map<ChildId, NodeState> live = new HashMap<>();
        rows.forEach((child, state) -> {
            if (fanOuts.contains(child.fanOut()) && !state.status().isTerminal()) {
                live.put(child, new NodeState.Cancelled(state.attempt()));
            }
        });
        save(live);
    }

    Children at(Instant now) {
        return new Children() {
            @Override
            public Map<ChildId, NodeState.Ready> due() {
                Map<ChildId, NodeState.Ready> due = new HashMap<>();
                waiting.forEach((child, ready) -> {
                    if (ready.isDue(now)) {
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
                    if (child.fanOut().equals(fanOut) && ENDED.contains(state.status())) {
                        reader.accept(state);
                    }
                });
            }
        };
    }
}

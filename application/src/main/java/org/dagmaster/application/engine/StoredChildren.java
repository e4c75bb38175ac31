package org.dagmaster.application.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dagmaster.application.port.out.ChildStore;
import org.dagmaster.application.port.out.ChildStore.ChildRow;
import org.dagmaster.application.port.out.ChildStore.FanOut;
import org.dagmaster.domain.evaluation.Children;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;

/** The children of one job, read from their store when the evaluation asks. */
record StoredChildren(ChildStore store, JobId job, Map<ChildId, NodeState.Ready> due)
        implements Children {

    private static final Set<NodeStatus> ENDED =
            EnumSet.of(NodeStatus.COMPLETED, NodeStatus.FAILED);
    private static final int PAGE = 1_000;

    @Override
    public List<NodeState> earlier(NodeId fanOut, int from, int to) {
        List<NodeState> states = new ArrayList<>(to - from);
        for (ChildRow row :
                store.page(
                        new FanOut(job, fanOut),
                        from,
                        EnumSet.allOf(NodeStatus.class),
                        to - from)) {
            states.add(row.state());
        }
        return states;
    }

    @Override
    public void forEach(NodeId fanOut, Consumer<NodeState> reader) {
        int from = 0;
        List<ChildRow> page;
        do {
            page = store.page(new FanOut(job, fanOut), from, ENDED, PAGE);
            page.forEach(row -> reader.accept(row.state()));
            from = page.isEmpty() ? from : page.getLast().child().index() + 1;
        } while (page.size() == PAGE);
    }
}

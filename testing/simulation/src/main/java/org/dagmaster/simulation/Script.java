package org.dagmaster.simulation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/** A handler that does, for each node, what the test says; otherwise it gives back its value. */
final class Script implements TaskHandler<Script.Params> {

    /** Any value. */
    record Params(@Nullable Object value) {}

    /** What a node does. */
    interface Act {
        Object play(TaskContext context) throws TaskFailure, InterruptedException;
    }

    private final Map<NodeId, Act> acts = new ConcurrentHashMap<>();
    private @Nullable Act otherwise;

    void at(String node, Act act) {
        acts.put(new NodeId(node), act);
    }

    void everywhere(Act act) {
        otherwise = act;
    }

    @Override
    public HandlerName name() {
        return new HandlerName("script");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Does what the test says.";
    }

    @Override
    public Object run(Params parameters, TaskContext context)
            throws TaskFailure, InterruptedException {
        Act act = acts.getOrDefault(context.task().node(), otherwise);
        return act == null ? parameters : act.play(context);
    }
}

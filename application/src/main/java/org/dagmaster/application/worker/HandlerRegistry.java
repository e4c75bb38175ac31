package org.dagmaster.application.worker;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.HandlerParameters;

/** The handlers that a worker can run. */
public final class HandlerRegistry {

    private final Map<HandlerName, TaskHandler<?>> handlers = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if two handlers have one name
     */
    public HandlerRegistry(Collection<? extends TaskHandler<?>> handlers) {
        for (TaskHandler<?> handler : handlers) {
            if (this.handlers.put(handler.name(), handler) != null) {
                throw new IllegalArgumentException("two handlers are named " + handler.name());
            }
        }
    }

    public Set<HandlerName> names() {
        return Set.copyOf(handlers.keySet());
    }

    /** What each handler may be given. */
    public Map<HandlerName, HandlerParameters> parameters() {
        Map<HandlerName, HandlerParameters> parameters = new TreeMap<>();
        handlers.forEach((name, handler) ->
                parameters.put(name, RecordMapper.parameters(handler.parameters())));
        return parameters;
    }

    TaskHandler<?> find(HandlerName name) throws TaskFailure {
        TaskHandler<?> handler = handlers.get(name);
        if (handler == null) {
            String hint =
                    Nearest.hint(
                            name.value(),
                            handlers.keySet().stream().map(HandlerName::value).toList());
            throw new TaskFailure(
                    Failure.permanent(
                            ErrorCode.UNKNOWN_HANDLER,
                            "this worker has no handler '%s'%s".formatted(name, hint)));
        }
        return handler;
    }
}

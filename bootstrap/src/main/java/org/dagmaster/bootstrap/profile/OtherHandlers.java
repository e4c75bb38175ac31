package org.dagmaster.bootstrap.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** Handlers that jars on the class path offer as services. */
public final class OtherHandlers {

    private OtherHandlers() {}

    /** They cannot be used as they are; the message says which, and why. */
    public static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Finds them, and makes one of each.
     *
     * @throws Unusable if one cannot be made
     */
    @SuppressWarnings("rawtypes") // a service is a raw type
    public static List<TaskHandler<?>> find() {
        List<TaskHandler<?>> found = new ArrayList<>();
        try {
            for (TaskHandler handler : ServiceLoader.load(TaskHandler.class)) {
                found.add(handler);
            }
        } catch (ServiceConfigurationError e) {
            throw new Unusable("a handler on the class path cannot be made: " + e.getMessage(), e);
        }
        return found;
    }

    /**
     * Those that come with the program, and those that are {@linkplain #find found}.
     *
     * @throws Unusable if two have one name
     */
    static List<TaskHandler<?>> beside(List<TaskHandler<?>> own) {
        List<TaskHandler<?>> all = new ArrayList<>(own);
        Set<HandlerName> names = new HashSet<>();
        own.forEach(handler -> names.add(handler.name()));
        for (TaskHandler<?> other : find()) {
            if (!names.add(other.name())) {
                throw taken(other);
            }
            all.add(other);
        }
        return all;
    }

    static Unusable taken(TaskHandler<?> other) {
        return new Unusable(
                "a handler named '%s' is there already, and %s on the class path takes its name"
                        .formatted(other.name(), other.getClass().getName()),
                null);
    }
}

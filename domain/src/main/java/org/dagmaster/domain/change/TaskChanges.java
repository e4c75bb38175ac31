package org.dagmaster.domain.change;

import static org.dagmaster.domain.change.Changes.shown;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.TaskSpec;
import org.jspecify.annotations.Nullable;

/** What is asked of a worker: by a task, or by a fan_out for each element. */
final class TaskChanges {

    private final Changes changes;
    private final NodeId node;
    private final String path;

    /**
     * @param path of the task's keys
     */
    TaskChanges(Changes changes, NodeId node, String path) {
        this.changes = changes;
        this.node = node;
        this.path = path;
    }

    void find(TaskSpec before, TaskSpec after) {
        handler(before, after);
        queue(before, after);
        Difference.between(before.params(), after.params()).forEach(this::param);
        if (!before.timeout().equals(after.timeout())) {
            add(
                    ChangeKind.TIMEOUT,
                    "timeout_seconds",
                    "may take %s, and could take %s"
                            .formatted(words(after.timeout()), words(before.timeout())),
                    before.timeout().toSeconds(),
                    after.timeout().toSeconds());
        }
        if (!before.retry().equals(after.retry())) {
            add(
                    ChangeKind.RETRY,
                    "retry",
                    "has %s; it had %s".formatted(words(after.retry()), words(before.retry())),
                    map(before.retry()),
                    map(after.retry()));
        }
    }

    private void handler(TaskSpec before, TaskSpec after) {
        if (!before.handler().equals(after.handler())) {
            add(
                    ChangeKind.HANDLER,
                    "handler",
                    "runs %s, and ran %s".formatted(after.handler(), before.handler()),
                    before.handler().value(),
                    after.handler().value());
        }
    }

    private void queue(TaskSpec before, TaskSpec after) {
        if (!before.queue().equals(after.queue())) {
            add(
                    ChangeKind.QUEUE,
                    "queue",
                    "goes to the queue %s, and went to %s: workers of %s must know %s"
                            .formatted(
                                    after.queue(), before.queue(), after.queue(), after.handler()),
                    before.queue().value(),
                    after.queue().value());
        }
    }

    private void param(Difference difference) {
        String key = difference.key();
        String at = "params." + key;
        switch (difference.kind()) {
            case ADDED ->
                    add(
                            ChangeKind.PARAM_ADDED,
                            at,
                            "gets the param %s: %s".formatted(key, shown(difference.after())),
                            null,
                            difference.after());
            case REMOVED ->
                    add(
                            ChangeKind.PARAM_REMOVED,
                            at,
                            "no longer gets the param %s; it was %s"
                                    .formatted(key, shown(difference.before())),
                            difference.before(),
                            null);
            case CHANGED ->
                    add(
                            ChangeKind.PARAM_CHANGED,
                            at,
                            "gets the param %s: %s, and got %s"
                                    .formatted(
                                            key,
                                            shown(difference.after()),
                                            shown(difference.before())),
                            difference.before(),
                            difference.after());
        }
    }

    private void add(
            ChangeKind kind,
            String key,
            String what,
            @Nullable Object before,
            @Nullable Object after) {
        String message = "'%s' %s".formatted(node, what);
        changes.add(kind, BEHAVIOUR, path + "." + key, message, before, after);
    }

    private static String words(RetryPolicy retry) {
        if (retry.maxAttempts() == 0) {
            return "no retries";
        }
        return "%d retries, %s from %s to %s"
                .formatted(
                        retry.maxAttempts(),
                        retry.backoff().wireName(),
                        words(retry.initialDelay()),
                        words(retry.maxDelay()));
    }

    private static String words(Duration duration) {
        return seconds(duration) + " s";
    }

    private static Number seconds(Duration duration) {
        return duration.toMillisPart() == 0
                ? (Number) duration.toSeconds()
                : (Number) (duration.toMillis() / 1000.0);
    }

    private static Map<String, @Nullable Object> map(RetryPolicy retry) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("max_attempts", retry.maxAttempts());
        map.put("backoff", retry.backoff().wireName());
        map.put("initial_delay_seconds", seconds(retry.initialDelay()));
        map.put("max_delay_seconds", seconds(retry.maxDelay()));
        return map;
    }
}

package org.dagmaster.adapter.yaml;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.workflow.Backoff;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.TaskSpec;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what is asked of a worker: of a task node, or of the children of a fan_out. */
final class TaskReader {

    /** What a task consists of. */
    static final List<String> KEYS =
            List.of("handler", "queue", "params", "timeout_seconds", "retry");

    private static final int LONGEST_SECONDS = 30 * 24 * 3600;
    private static final QueueName NO_QUEUE = new QueueName("unread");

    /** Stands in for a task that cannot be read, so that the graph around it is whole. */
    static final TaskSpec UNREAD =
            new TaskSpec(
                    HandlerName.UNREAD,
                    NO_QUEUE,
                    Map.of(),
                    TaskSpec.DEFAULT_TIMEOUT,
                    RetryPolicy.DEFAULT);

    private final Problems problems;

    TaskReader(Problems problems) {
        this.problems = problems;
    }

    /** The fields may hold other keys beside those of a task. */
    TaskSpec read(Fields fields) {
        Optional<HandlerName> handler = fields.required("handler", HandlerName::new);
        Optional<QueueName> queue = fields.required("queue", QueueName::new);
        Duration timeout =
                fields.integer("timeout_seconds", 1, LONGEST_SECONDS)
                        .map(Duration::ofSeconds)
                        .orElse(TaskSpec.DEFAULT_TIMEOUT);
        RetryPolicy retry = fields.fields("retry").map(this::retry).orElse(RetryPolicy.DEFAULT);
        return new TaskSpec(
                handler.orElse(HandlerName.UNREAD),
                queue.orElse(NO_QUEUE),
                fields.tree("params"),
                timeout,
                retry);
    }

    private RetryPolicy retry(Fields fields) {
        RetryPolicy usual = RetryPolicy.DEFAULT;
        int attempts = fields.integer("max_attempts", 0, 1000).orElse(usual.maxAttempts());
        Backoff backoff =
                fields.word("backoff", Backoff.values(), Backoff::wireName).orElse(usual.backoff());
        Optional<Duration> givenInitial = seconds(fields, "initial_delay_seconds");
        Optional<Duration> givenLongest = seconds(fields, "max_delay_seconds");
        // Where one is given alone, the usual other must not contradict it.
        Duration initial =
                givenInitial.orElse(
                        Collections.min(
                                List.of(
                                        usual.initialDelay(),
                                        givenLongest.orElse(usual.initialDelay()))));
        Duration longest = givenLongest.orElse(Collections.max(List.of(usual.maxDelay(), initial)));
        fields.refuseOthers();
        if (longest.compareTo(initial) < 0) {
            problems.error(
                    "BAD_VALUE",
                    "max_delay_seconds (%s) is below initial_delay_seconds (%s)"
                            .formatted(longest.toSeconds(), initial.toSeconds()),
                    fields.at("max_delay_seconds"),
                    fields.mapping());
            return usual;
        }
        return new RetryPolicy(attempts, backoff, initial, longest);
    }

    private Optional<Duration> seconds(Fields fields, String key) {
        return fields.number(key)
                .flatMap(number -> {
                    double seconds = number.doubleValue();
                    if (seconds < 0 || seconds > LONGEST_SECONDS) {
                        String message =
                                "'%s' must lie within 0 and %d, not be %s"
                                        .formatted(key, LONGEST_SECONDS, number);
                        Node where = fields.node(key).orElse(fields.mapping());
                        problems.error("BAD_VALUE", message, fields.at(key), where);
                        return Optional.empty();
                    }
                    return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
                });
    }
}

package org.dagmaster.bootstrap.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.workflow.QueueName;

/**
 * Reads which queues a worker takes from: {@code NAME[:SLOTS],...}. The two queues that the
 * product's workflows use have slots by settings of their own.
 */
final class WorkerQueues {

    private static final int MOST_SLOTS = 10_000;

    private final Map<String, Integer> usual;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param usual how many slots a queue has that is named without a number
     */
    WorkerQueues(Map<String, Integer> usual) {
        this.usual = usual;
    }

    Map<QueueName, Integer> read(String text) {
        Map<QueueName, Integer> slots = new LinkedHashMap<>();
        for (String word : text.split(",", -1)) {
            String[] parts = word.strip().split(":", 2);
            Optional<QueueName> name = name(parts[0].strip());
            Optional<Integer> count =
                    parts.length == 2 ? number(parts[0], parts[1].strip()) : usual(parts[0]);
            if (name.isPresent() && count.isPresent()) {
                slots.put(name.get(), count.get());
            }
        }
        return slots;
    }

    List<String> problems() {
        return problems;
    }

    private Optional<QueueName> name(String name) {
        try {
            return Optional.of(new QueueName(name));
        } catch (IllegalArgumentException _) {
            problems.add("queues names '%s', which is no name of a queue".formatted(name));
            return Optional.empty();
        }
    }

    private Optional<Integer> usual(String name) {
        Optional<Integer> slots = Optional.ofNullable(usual.get(name));
        if (slots.isEmpty()) {
            problems.add(
                    "queues names '%s' without slots: write how many tasks of it run at once, as in %s:4"
                            .formatted(name, name));
        }
        return slots;
    }

    private Optional<Integer> number(String name, String text) {
        try {
            int slots = Integer.parseInt(text);
            if (slots >= 1 && slots <= MOST_SLOTS) {
                return Optional.of(slots);
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of range is.
        }
        problems.add(
                "queues gives '%s' %s slots, which is not within 1 and %d"
                        .formatted(name, text, MOST_SLOTS));
        return Optional.empty();
    }
}

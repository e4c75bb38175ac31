package org.dagmaster.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.testing.Examples;
import org.jspecify.annotations.Nullable;

/** The last things that happened, for a person to read. Silent until it is told the clock. */
final class Trace {

    private static final int STEPS = 30;
    private static final int LINES = 80;

    private final Deque<List<String>> steps = new ArrayDeque<>();
    private final Map<JobId, String> names = new TreeMap<>();
    private final boolean isKept;
    private @Nullable Clock clock;
    private long step;

    private Trace(boolean isKept) {
        this.isKept = isKept;
    }

    /** Keeps the last steps. */
    static Trace kept() {
        return new Trace(true);
    }

    /** Keeps nothing: what most runs need, and quicker. */
    static Trace none() {
        return new Trace(false);
    }

    void tell(Clock time) {
        clock = time;
    }

    void beginStep(long number) {
        step = number;
        if (isKept) {
            steps.add(new ArrayList<>());
            if (steps.size() > STEPS) {
                steps.removeFirst();
            }
        }
    }

    void line(String process, Supplier<String> what) {
        if (isKept && !steps.isEmpty()) {
            List<String> lines = steps.getLast();
            String time = lines.isEmpty() ? "step %d, %s".formatted(step, time()) : "";
            lines.add("%-20s %-15s %s".formatted(time, process, what.get()).stripTrailing());
        }
    }

    void events(Collection<JobEvent> news) {
        for (JobEvent event : news) {
            line("", () -> "  -> " + sentence(event));
        }
    }

    /** The last steps, oldest first. */
    List<String> lines() {
        List<String> all = steps.stream().flatMap(List::stream).map(this::withNames).toList();
        return all.subList(Math.max(0, all.size() - LINES), all.size());
    }

    /** With short names in place of the ids of jobs. */
    String withNames(String text) {
        String named = text;
        for (Map.Entry<JobId, String> name : names.entrySet()) {
            named = named.replace(name.getKey().toString(), name.getValue());
        }
        return named;
    }

    private String sentence(JobEvent event) {
        names.computeIfAbsent(event.job(), _ -> "job-" + (names.size() + 1));
        String type = event.type().wireName().toLowerCase(Locale.ROOT);
        String node = event.node() == null ? "" : " " + event.node();
        Object attempt = event.detail().get("attempt");
        return "%s%s %s%s%s"
                .formatted(
                        event.job(),
                        node,
                        type,
                        attempt == null ? "" : " (attempt " + attempt + ")",
                        event.detail().containsKey("code") ? " " + event.detail().get("code") : "");
    }

    private String time() {
        if (clock == null) {
            return "";
        }
        Duration passed = Duration.between(Examples.NOON, clock.now());
        return "+%d.%03d s".formatted(passed.toSeconds(), passed.toMillisPart());
    }
}

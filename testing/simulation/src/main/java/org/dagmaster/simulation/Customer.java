package org.dagmaster.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.domain.job.JobId;

/** Someone who submits jobs, and asks again with the same key whenever there was no answer. */
final class Customer {

    private static final String NAME = "alice";

    private final World world;
    private final Connection connection;
    private final SubmitJob submissions;
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, JobId> answers = new HashMap<>();
    private int orders;

    Customer(World world, Connection connection, SubmitJob submissions) {
        this.world = world;
        this.connection = connection;
        this.submissions = submissions;
    }

    /** How many jobs there may be: one for each key. */
    int orders() {
        return orders;
    }

    void order(String workflow) {
        String key = workflow + "-" + ++orders;
        open.add(key);
        submit(key);
    }

    /** Asks again what was not answered; now and then also what was. */
    void askAgain() {
        for (String key : open.toArray(String[]::new)) {
            submit(key);
        }
        if (!answers.isEmpty() && world.luck().oneIn(2)) {
            submit(answers.keySet().stream().sorted().findFirst().orElseThrow());
        }
    }

    private void submit(String key) {
        connection.restart();
        world.trace().line(NAME, () -> "submits order " + key);
        String workflow = key.substring(0, key.indexOf('-'));
        try {
            JobId job =
                    submissions
                            .submit(
                                    new SubmitJob.Request(
                                            workflow, null, Map.of(), key, null, NAME))
                            .job()
                            .id();
            JobId earlier = answers.putIfAbsent(key, job);
            open.remove(key);
            Violation.require(
                    earlier == null || earlier.equals(job),
                    Invariant.SUBMISSIONS,
                    "order %s is job %s, and was job %s",
                    key,
                    job,
                    earlier);
        } catch (Crash _) {
            world.findings().requireNone();
        } catch (Refused e) {
            Violation.require(
                    e.kind() == Refused.Kind.UNAVAILABLE,
                    Invariant.ANSWERS,
                    "order %s was refused: %s",
                    key,
                    e.sentence());
        }
        world.findings().requireNone();
    }
}

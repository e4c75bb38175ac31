package org.dagmaster.adapter.cli.job;

import java.time.Duration;
import java.util.Optional;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.EventStream;
import org.dagmaster.adapter.cli.http.EventStream.Signal;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.adapter.cli.platform.Patience;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.adapter.cli.text.ProgressDisplay;
import tools.jackson.databind.JsonNode;

/**
 * Follows a job to its end, over broken connections and restarts of the server.
 *
 * <p>An interrupt ends the watching, never the job.
 */
public final class JobWatch {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Connection connection;
    private final ProgressDisplay display;
    private final Patience patience;
    private final Interrupts interrupts;

    /** How a look at the stream ended. */
    private enum Outcome {
        JOB_OVER,
        /** There was news, and then the connection was lost. */
        LOST,
        /** The connection was lost before there was any news. */
        NO_NEWS
    }

    public JobWatch(Connection connection, ProgressDisplay display, Patience patience) {
        this.connection = connection;
        this.display = display;
        this.patience = patience;
        this.interrupts = connection.interrupts();
    }

    /** Returns when the job is over. */
    public void untilEnd(String jobId) {
        try (var _ = interrupts.onInterrupt(() -> display.note(farewell(jobId)))) {
            follow(jobId);
        }
    }

    private void follow(String jobId) {
        Duration pause = FIRST_PAUSE;
        long lostAt = System.nanoTime();
        Outcome outcome = look(jobId);
        while (outcome != Outcome.JOB_OVER) {
            if (outcome == Outcome.LOST) {
                display.note("The connection was lost; connecting again.");
                pause = FIRST_PAUSE;
                lostAt = System.nanoTime();
            } else if (System.nanoTime() - lostAt > patience.reconnect().toNanos()) {
                throw lost(jobId);
            }
            if (interrupts.await(pause)) {
                throw CliFailure.interrupted();
            }
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            connection.api().address().lookAgain();
            outcome = look(jobId);
        }
    }

    private Outcome look(String jobId) {
        try (EventStream stream = connection.api().stream(Paths.job(jobId) + "/stream")) {
            return read(stream);
        } catch (CliFailure e) {
            if (e.exit() != ExitCode.ENVIRONMENT) {
                throw e;
            }
            return Outcome.NO_NEWS;
        }
    }

    private Outcome read(EventStream stream) {
        Outcome whenLost = Outcome.NO_NEWS;
        long heardAt = System.nanoTime();
        while (System.nanoTime() - heardAt < patience.silence().toNanos()) {
            Optional<Signal> signal = stream.next(patience.tick());
            if (interrupts.isRaised()) {
                throw CliFailure.interrupted();
            }
            if (signal.isEmpty()) {
                display.tick();
                continue;
            }
            heardAt = System.nanoTime();
            switch (signal.get()) {
                case Signal.Event(JsonNode progress) -> {
                    display.show(progress);
                    if (isOver(progress)) {
                        return Outcome.JOB_OVER;
                    }
                    whenLost = Outcome.LOST;
                }
                case Signal.Alive() -> display.tick();
                case Signal.Ended() -> {
                    return whenLost;
                }
            }
        }
        return whenLost;
    }

    private static boolean isOver(JsonNode progress) {
        return switch (Json.text(progress, "status")) {
            case "completed", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private CliFailure lost(String jobId) {
        return CliFailure.environment(
                "SERVER_LOST",
                "The server at "
                        + connection.api().address()
                        + " went away while job "
                        + jobId
                        + " was watched. The job is kept.",
                "When the server is back: './dagmaster job watch " + jobId + "'.");
    }

    private String farewell(String jobId) {
        return connection.isOwn()
                ? "Job " + jobId + " is kept and continues at the next './dagmaster serve'."
                : "Stopped watching; job "
                        + jobId
                        + " goes on. './dagmaster job watch "
                        + jobId
                        + "' watches it again.";
    }
}

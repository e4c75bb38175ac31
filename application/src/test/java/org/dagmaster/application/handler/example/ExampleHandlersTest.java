package org.dagmaster.application.handler.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.job.Checkpoint;
import org.junit.jupiter.api.Test;

class ExampleHandlersTest {

    private static boolean fails(int attempt, String node, double rate) throws Exception {
        try {
            Attempt.number(attempt, node).run(new FlakyEcho(), Map.of("failure_rate", rate));
            return false;
        } catch (TaskFailure e) {
            assertThat(e.failure().retryable()).isTrue();
            assertThat(e.failure().code().value()).isEqualTo("FLAKY");
            return true;
        }
    }

    @Test
    void namesAreUniqueAndAllAreDescribed() {
        List<TaskHandler<?>> all = ExampleHandlers.all();

        assertThat(all)
                .extracting(handler -> handler.name().value())
                .containsExactlyInAnyOrder(
                        "echo",
                        "hello_world",
                        "make_chunks",
                        "sleep",
                        "fail",
                        "flaky_echo",
                        "multi_phase",
                        "size_check",
                        "chunk_processor");
        assertThat(all).allSatisfy(handler -> assertThat(handler.description()).endsWith("."));
    }

    @Test
    void echoGivesBackAnyValueWithItsType() throws Exception {
        Map<String, Object> message = Map.of("list", List.of(1, 2.5, true), "text", "x");

        assertThat(Attempt.first().run(new Echo(), Map.of("message", message)))
                .isEqualTo(Map.of("message", message));
        assertThat(Attempt.first().run(new Echo(), Map.of())).containsEntry("message", null);
    }

    @Test
    void helloWorldGreetsByName() throws Exception {
        assertThat(Attempt.first().run(new HelloWorld(), Map.of("name", "Elbe")))
                .isEqualTo(Map.of("greeting", "Hello, Elbe!"));
        assertThat(Attempt.first().run(new HelloWorld(), Map.of()))
                .isEqualTo(Map.of("greeting", "Hello, world!"));
    }

    @Test
    void failFailsAsItIsTold() {
        assertThatThrownBy(() ->
                        Attempt.first()
                                .run(
                                        new Fail(),
                                        Map.of(
                                                "message", "disk full",
                                                "code", "DISK_FULL",
                                                "retryable", true)))
                .isInstanceOfSatisfying(
                        TaskFailure.class,
                        e -> {
                            assertThat(e.failure().code().value()).isEqualTo("DISK_FULL");
                            assertThat(e.failure().message()).isEqualTo("disk full");
                            assertThat(e.failure().retryable()).isTrue();
                        });
        assertThatThrownBy(() -> Attempt.first().run(new Fail(), Map.of("message", "x")))
                .isInstanceOfSatisfying(
                        TaskFailure.class,
                        e -> {
                            assertThat(e.failure().code().value()).isEqualTo("FAILED");
                            assertThat(e.failure().retryable()).isFalse();
                        });
        assertThatThrownBy(() ->
                        Attempt.first().run(new Fail(), Map.of("message", "x", "code", "no code")))
                .isInstanceOf(RecordMapper.Misfit.class)
                .hasMessageContaining("'no code' is no error code");
    }

    @Test
    void flakyEchoDrawsTheSameForTheSameAttempt() throws Exception {
        for (int attempt = 1; attempt <= 20; attempt++) {
            assertThat(fails(attempt, "n", 0.5)).isEqualTo(fails(attempt, "n", 0.5));
            assertThat(fails(attempt, "n", 0)).isFalse();
            assertThat(fails(attempt, "n", 1)).isTrue();
        }
    }

    @Test
    void flakyEchoFailsAtItsRateAndAttemptsAreIndependent() throws Exception {
        int nodes = 2_000;
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < nodes; i++) {
            String outcome = "" + fails(1, "n" + i, 0.5) + fails(2, "n" + i, 0.5);
            outcomes.merge(outcome, 1, Integer::sum);
        }
        // Four outcomes of equal odds: 500 each, give or take five standard deviations.
        assertThat(outcomes.values())
                .hasSize(4)
                .allSatisfy(count -> assertThat(count).isCloseTo(nodes / 4, within(100)));
    }

    @Test
    void multiPhaseSavesEachStepAndGoesOnThere() throws Exception {
        Attempt first = Attempt.first();
        assertThat(first.run(new MultiPhase(), Map.of("steps", 3)))
                .isEqualTo(Map.of("steps", 3, "resumed_after", 0));
        assertThat(first.saved()).extracting(Checkpoint::index).containsExactly(1, 2, 3);
        assertThat(first.progress()).containsExactly("1/3 step 1", "2/3 step 2", "3/3 step 3");

        Attempt second = first.next();
        assertThat(second.run(new MultiPhase(), Map.of("steps", 5)))
                .isEqualTo(Map.of("steps", 5, "resumed_after", 3));
        assertThat(second.saved()).extracting(Checkpoint::index).containsExactly(4, 5);
    }

    @Test
    void multiPhaseStopsBetweenStepsWhenCancelled() {
        Attempt attempt = Attempt.first().cancelled();

        assertThatThrownBy(() -> attempt.run(new MultiPhase(), Map.of("steps", 3)))
                .isInstanceOf(InterruptedException.class);
        assertThat(attempt.saved()).isEmpty();
    }

    @Test
    void sleepEndsAtOnceWhenItsThreadIsInterrupted() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(
                                    () -> Attempt.first().run(new Sleep(), Map.of("seconds", 3600)))
                            .isInstanceOf(InterruptedException.class);
                });
    }

    @Test
    void sleepTellsHowLongItSlept() throws Exception {
        assertThat(Attempt.first().run(new Sleep(), Map.of("seconds", 0.001)))
                .isEqualTo(Map.of("slept_seconds", 0.001));
    }

    @Test
    void sizeCheckSortsByTheLimit() throws Exception {
        for (var expected :
                Map.of(100, "small", 101, "medium", 1000, "medium", 1001, "large").entrySet()) {
            Map<String, Integer> params = Map.of("size_mb", expected.getKey(), "limit_mb", 100);
            assertThat(Attempt.first().run(new SizeCheck(), params))
                    .containsEntry("size_class", expected.getValue())
                    .containsEntry("within_limit", expected.getKey() <= 100);
        }
    }

    @Test
    void chunkProcessorCountsWhatIsInAChunk() throws Exception {
        for (var expected :
                Map.of(List.of(1, 2, 3), 3L, Map.of("a", 1), 1L, "four", 4L, 7, 1L).entrySet()) {
            assertThat(
                            Attempt.first()
                                    .run(new ChunkProcessor(), Map.of("chunk", expected.getKey())))
                    .isEqualTo(Map.of("size", expected.getValue()));
        }
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        Map<TaskHandler<?>, Map<String, ?>> wrong =
                Map.of(
                        new Sleep(), Map.of("seconds", -1),
                        new FlakyEcho(), Map.of("failure_rate", 1.5),
                        new MultiPhase(), Map.of("steps", 1, "step_delay_seconds", -0.5));
        wrong.forEach((handler, params) ->
                assertThatThrownBy(() -> Attempt.first().run(handler, params))
                        .as(handler.name().value())
                        .isInstanceOf(RecordMapper.Misfit.class)
                        .hasMessageContaining("must"));
        assertThatThrownBy(() -> Attempt.first().run(new MultiPhase(), Map.of("steps", 0)))
                .isInstanceOf(RecordMapper.Misfit.class);
    }
}

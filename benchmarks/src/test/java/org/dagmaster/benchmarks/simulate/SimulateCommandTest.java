package org.dagmaster.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.simulation.Fault;
import org.dagmaster.simulation.Invariant;
import org.dagmaster.simulation.PlantedBug;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command says, and how it ends. */
class SimulateCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interrupts interrupts = new Interrupts();

    private int simulate(String... args) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        CommandLine command =
                SimulateCommand.commandLine(
                        new SimulateCommand(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                errors,
                                false,
                                interrupts));
        return command.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8)).execute(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatHeldIsSummedUpByFault() {
        assertThat(simulate("--seeds", "5")).isZero();

        assertThat(out()).contains("everything held: 5 seeds from 1").contains("seeds a second");
        for (Fault fault : Fault.values()) {
            assertThat(out()).contains(fault.sentence());
        }
    }

    @Test
    void aSeedThatFailsIsShownWithItsLastStepsAndItsOwnCommand() {
        assertThat(simulate("--seeds", "5", "--bug", "task_left_on_queue")).isEqualTo(1);

        assertThat(out())
                .contains("seed 1 failed after step")
                .contains(Invariant.PLACES.sentence())
                .contains(PlantedBug.TASK_LEFT_ON_QUEUE.sentence())
                .contains(" node_dispatched (attempt 1)")
                .contains(
                        "./dagmaster simulate --from 1 --seeds 1 --bug "
                                + PlantedBug.TASK_LEFT_ON_QUEUE);
    }

    @Test
    void jsonIsOneDocument() {
        assertThat(simulate("--seeds", "3", "--from", "7", "--output", "json")).isZero();

        JsonNode document = new JsonMapper().readTree(out());
        assertThat(document.path("held").asBoolean()).isTrue();
        assertThat(document.path("from").asInt()).isEqualTo(7);
        assertThat(document.path("seeds").asInt()).isEqualTo(3);
        assertThat(document.path("faults").size()).isEqualTo(Fault.values().length);
        assertThat(document.has("violation")).isFalse();
    }

    @Test
    void jsonTellsOfAViolation() {
        assertThat(simulate("--seeds", "1", "--bug", "TASK_LEFT_ON_QUEUE", "--output", "json"))
                .isEqualTo(1);

        JsonNode violation = new JsonMapper().readTree(out()).path("violation");
        assertThat(violation.path("seed").asInt()).isEqualTo(1);
        assertThat(violation.path("invariant").asString()).isEqualTo("places");
        assertThat(violation.path("trace").isEmpty()).isFalse();
    }

    @Test
    void anInterruptedCommandEndsWith130AndNoResult() {
        interrupts.raise();

        assertThat(simulate("--seeds", "2")).isEqualTo(130);
        assertThat(out()).isEmpty();
    }

    @Test
    void nonsenseIsRefusedWithTheChoicesThereAre() {
        assertThat(simulate("--seeds", "0")).isEqualTo(2);
        assertThat(err()).contains("--seeds must be 1 or more, not 0");

        assertThat(simulate("--bug", "NO_SUCH_BUG")).isEqualTo(2);
        assertThat(err()).contains("NO_SUCH_BUG").contains(PlantedBug.EPOCH_UNCHECKED.name());
    }
}

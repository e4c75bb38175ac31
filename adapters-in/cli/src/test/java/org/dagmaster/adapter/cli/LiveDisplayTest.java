package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.dagmaster.adapter.cli.CliRunner.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveDisplayTest {

    private final FakeServer server = new FakeServer();
    private final CliRunner cli = new CliRunner(new TestPlatform(server)).onTerminal();

    @AfterEach
    void close() {
        server.close();
    }

    private Result watch() {
        server.answers("GET " + Samples.JOB_PATH, 200, Samples.job("completed", "null"))
                .answers("GET " + Samples.JOB_PATH + "/nodes", 200, Samples.NODES)
                .streams(
                        Samples.JOB_PATH + "/stream",
                        Samples.progress("running", "running", 50),
                        Samples.progress("completed", "completed", 100));
        return cli.run("job", "watch", Samples.JOB_ID);
    }

    @Test
    void onATerminalTheProgressIsRedrawnInPlace() {
        Result result = watch();

        assertThat(result.err())
                .contains(" \u001b[36m●\u001b[0m greet  [██████░░░░░░]  50 %    3.0 s  greets\n")
                .contains("\u001b[2A\r\u001b[Jjob " + Samples.JOB_ID + "  completed  100 %\n")
                .endsWith(" \u001b[32m✓\u001b[0m greet  completed in 2.0 s\n");
        assertThat(result.out()).isEqualTo("job " + Samples.JOB_ID + " completed in 2.2 s\n");
    }

    @Test
    void withoutColoursTheSignsStay() {
        cli.with("NO_COLOR", "1");

        assertThat(watch().err()).contains(" ✓ greet  completed in 2.0 s").doesNotContain("[32m");
    }

    @Test
    void aNarrowTerminalCutsTheLines() {
        cli.with("COLUMNS", "30").with("NO_COLOR", "1");

        assertThat(watch().err()).contains(" ● greet  [██████░░░░░░]  50…\n");
    }
}

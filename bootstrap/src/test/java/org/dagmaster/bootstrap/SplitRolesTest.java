package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A gateway, an orchestrator and a worker, each a process of its own, on one database. */
class SplitRolesTest {

    @TempDir static Path folder;

    private static Shell shell;
    private static ServerProcess gateway;
    private static ServerProcess orchestrator;
    private static ServerProcess worker;

    @BeforeAll
    static void serve() throws Exception {
        shell = new Shell(folder);
        gateway = start("gateway");
        orchestrator = start("orchestrator");
        worker = start("worker");
    }

    private static ServerProcess start(String role) throws IOException {
        return ServerProcess.start(folder, role, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        worker.stop();
        orchestrator.stop();
        gateway.stop();
    }

    @Test
    void aJobGoesThroughAllOfThem() throws Exception {
        JsonNode job = submit("every_feature_test");

        assertThat(job.get("status").asString()).isEqualTo("completed");
        assertThat(shell.run("workflow", "list").out()).contains("raster_ingest");
    }

    @Test
    void anOrchestratorThatStopsHandsItsJobsOverAtOnce() throws Exception {
        Shell.Result waiting = shell.run("job", "submit", "checkpoint_test", "--output", "json");
        String id = waiting.json().get("job_id").asString();
        ServerProcess successor = start("orchestrator");

        orchestrator.stop();
        Shell.Result end = shell.run("job", "watch", id, "--output", "json");
        orchestrator = successor;

        assertThat(end.exitCode()).as(end.err()).isZero();
        assertThat(end.json().get("status").asString()).isEqualTo("completed");
    }

    private JsonNode submit(String workflow) throws Exception {
        Shell.Result end = shell.run("job", "submit", workflow, "--watch", "--output", "json");
        assertThat(end.exitCode()).as(end.err()).isZero();
        return end.json();
    }
}

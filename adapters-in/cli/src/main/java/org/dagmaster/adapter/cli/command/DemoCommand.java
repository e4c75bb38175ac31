package org.dagmaster.adapter.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.job.IngestReport;
import org.dagmaster.adapter.cli.job.Ingestion;
import org.dagmaster.adapter.cli.job.Ingestion.Ingested;
import org.dagmaster.adapter.cli.job.JobReport;
import org.dagmaster.adapter.cli.job.Jobs;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Interrupts;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.adapter.cli.server.OwnServer;
import org.dagmaster.adapter.cli.text.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "demo",
        description = {
            "Shows the whole way on a small raster.",
            "Starts a server, makes the raster, ingests it into the collection 'demo', and shows"
                    + " the COG, the STAC item and the job's timeline. Then the server stays up"
                    + " until Ctrl-C."
        },
        footer = {"", "Examples:", "  ./dagmaster demo", "  ./dagmaster demo --exit"})
final class DemoCommand extends DataCommand {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    @Option(names = "--exit", description = "Stop the server and end when the job is over.")
    private boolean exit;

    DemoCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() throws StartFailure {
        Interrupts interrupts = shell.surroundings().interrupts();
        try (OwnServer own = start();
                Connection connection = shell.connections().to(own)) {
            announce(own);
            ExitCode ended = show(connection);
            if (exit) {
                return ended;
            }
            console().note("");
            console().note("The server stays up at " + own.address() + "; Ctrl-C stops it.");
            interrupts.await(FOREVER);
            return ExitCode.INTERRUPTED;
        }
    }

    /** At the configured port, so that its address is the usual one, or at any other. */
    private OwnServer start() throws StartFailure {
        try {
            return start(null);
        } catch (StartFailure e) {
            if (!e.code().equals("PORT_TAKEN")) {
                throw e;
            }
            console().note(e.sentence() + " Taking another port.");
            return start(0);
        }
    }

    private OwnServer start(@Nullable Integer port) throws StartFailure {
        return OwnServer.start(
                shell.platform().servers(),
                new ServeOptions(Role.ALL, port),
                shell.surroundings().interrupts(),
                () -> console().note("Stopping the server."));
    }

    private void announce(OwnServer own) {
        console()
                .note(
                        "dagmaster "
                                + shell.platform().installation().version()
                                + " started in "
                                + Words.duration(own.running().startedIn())
                                + " at "
                                + own.address());
        own.running().parts().forEach(part -> console().note("  " + part));
    }

    private ExitCode show(Connection connection) throws StartFailure {
        Ingested ingested = ingest(connection);
        JsonNode job = ingested.job();
        IngestReport report =
                new IngestReport(
                        ingested,
                        connection.api().address(),
                        shell.platform().installation()::blobFile);
        ObjectNode document = report.document();
        report.itemPath().ifPresent(path -> document.set("stac_item", connection.api().get(path)));
        document.set(
                "events", Jobs.events(connection.api(), Json.text(job, "job_id")).path("events"));
        print(document, () -> lines(report, document));
        new JobReport(console()).explainFailure(job);
        return Jobs.exitCode(job);
    }

    private Ingested ingest(Connection connection) throws StartFailure {
        Path raster = sampleRaster();
        return new Ingestion(connection, console(), shell.surroundings())
                .run(Ingestion.Order.of(raster, "demo"));
    }

    /** In a folder of its own, that goes with the process. */
    private Path sampleRaster() throws StartFailure {
        try {
            Path folder = Files.createTempDirectory("dagmaster-demo");
            folder.toFile().deleteOnExit();
            Path raster = folder.resolve("demo.tif");
            raster.toFile().deleteOnExit();
            shell.platform().installation().writeSampleRaster(raster);
            console().note("sample raster: " + Words.bytes(Files.size(raster)));
            return raster;
        } catch (IOException e) {
            throw CliFailure.environment(
                    "SAMPLE_NOT_WRITTEN",
                    "The sample raster could not be written: " + e.getMessage() + ".",
                    "See whether there is room in the folder for temporary files.");
        }
    }

    private List<String> lines(IngestReport report, JsonNode document) {
        JobReport job = new JobReport(console());
        List<String> lines = new ArrayList<>();
        lines.add(job.outcome(document.path("job")));
        lines.add("");
        lines.addAll(report.lines());
        if (Json.isPresent(document, "stac_item")) {
            lines.add(Json.pretty(document.path("stac_item")));
        }
        lines.add("");
        lines.addAll(job.timeline(document));
        return lines;
    }
}

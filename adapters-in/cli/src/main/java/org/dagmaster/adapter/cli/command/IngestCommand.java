package org.dagmaster.adapter.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.job.IngestReport;
import org.dagmaster.adapter.cli.job.Ingestion;
import org.dagmaster.adapter.cli.job.Ingestion.Ingested;
import org.dagmaster.adapter.cli.job.JobReport;
import org.dagmaster.adapter.cli.job.Jobs;
import org.dagmaster.adapter.cli.platform.Installation;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = {
            "Makes a COG of a raster and registers it in the catalog.",
            "The file is uploaded, the workflow raster_ingest runs and is watched. If the job"
                    + " fails, the upload is removed again."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster ingest dem.tif --collection dem",
            "  ./dagmaster ingest scan.tif --collection maps --input-crs EPSG:25832 \\",
            "      --target-crs EPSG:3857 --tier visualization"
        })
final class IngestCommand extends ApiCommand {

    /** What the product is for. */
    enum Tier {
        VISUALIZATION,
        ANALYSIS,
        ARCHIVE
    }

    @Parameters(paramLabel = "FILE", description = "The raster, in any format that GDAL reads.")
    private Path file = Path.of("");

    @Option(
            names = "--collection",
            paramLabel = "ID",
            required = true,
            description = "The STAC collection to put it in; made if there is none.")
    private String collection = "";

    @Option(
            names = "--target-crs",
            paramLabel = "CRS",
            converter = EpsgCode.class,
            description =
                    "The CRS of the product, such as EPSG:4326; the workflow's default otherwise.")
    private @Nullable String targetCrs;

    @Option(
            names = "--input-crs",
            paramLabel = "CRS",
            converter = EpsgCode.class,
            description = "The CRS of the file, such as EPSG:25832, where it states none itself.")
    private @Nullable String inputCrs;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "visualization, analysis or archive; the workflow's default otherwise.")
    private @Nullable Tier tier;

    @Option(
            names = "--item-id",
            paramLabel = "ID",
            description = "The STAC item's id; made from the file's name otherwise.")
    private @Nullable String itemId;

    @Option(
            names = "--keep-upload",
            description = "Leave the upload in bronze also if the job fails.")
    private boolean keepUpload;

    IngestCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Set<Role> roles() {
        return Role.ALL;
    }

    @Override
    protected void check() {
        order().check();
    }

    @Override
    protected ExitCode run(Connection connection) {
        Ingested ingested = new Ingestion(connection, console(), shell.surroundings()).run(order());
        IngestReport report = report(connection, ingested);
        JobReport job = new JobReport(console());
        print(
                report.document(),
                () -> {
                    List<String> lines = new ArrayList<>();
                    lines.add(job.outcome(ingested.job()));
                    lines.addAll(report.lines());
                    return lines;
                });
        job.explainFailure(ingested.job());
        return Jobs.exitCode(ingested.job());
    }

    private IngestReport report(Connection connection, Ingested ingested) {
        Installation installation = shell.platform().installation();
        return new IngestReport(
                ingested,
                connection.api().address(),
                connection.local() ? installation::blobFile : (_, _) -> Optional.empty());
    }

    private Ingestion.Order order() {
        return new Ingestion.Order(
                file,
                collection,
                targetCrs,
                inputCrs,
                tier == null ? null : tier.name().toLowerCase(Locale.ROOT),
                itemId,
                keepUpload);
    }
}

package org.dagmaster.adapter.cli.command;

import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.job.JobReport;
import org.dagmaster.adapter.cli.job.JobWatch;
import org.dagmaster.adapter.cli.job.Jobs;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A command that speaks to a server. */
abstract class ApiCommand extends DataCommand {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "The server to speak to. Default: DAGMASTER_URL, else the one that runs on"
                            + " this data folder, else one that lasts as long as the command.")
    protected @Nullable String server;

    ApiCommand(Shell shell) {
        super(shell);
    }

    /** Does it with a connection, which is closed afterwards. */
    protected abstract ExitCode run(Connection connection);

    /** What a server of the command's own has to do for it. */
    protected Set<Role> roles() {
        return Set.of(Role.GATEWAY);
    }

    /** Finds what can be found wrong before a server is looked for. */
    protected void check() {}

    @Override
    protected ExitCode run() {
        check();
        try (Connection connection = shell.connections().open(server, roles())) {
            return run(connection);
        }
    }

    /** Watches a job to its end, tells how it ended, and ends alike. */
    protected final ExitCode follow(Connection connection, String jobId) {
        new JobWatch(connection, console().progressDisplay(), shell.surroundings().patience())
                .untilEnd(jobId);
        JsonNode job = Jobs.withNodes(connection.api(), jobId);
        JobReport report = new JobReport(console());
        print(job, () -> List.of(report.outcome(job)));
        report.explainFailure(job);
        return Jobs.exitCode(job);
    }

    /** Shows a job that was submitted; to its end, if that is wanted. */
    protected final ExitCode submitted(Connection connection, JsonNode job, boolean watch) {
        String id = Json.text(job, "job_id");
        if (watch) {
            return follow(connection, id);
        }
        print(job, () -> List.of("job " + id + " " + Json.text(job, "status")));
        tellHowItGoesOn(connection, id);
        return ExitCode.OK;
    }

    protected final void tellHowItGoesOn(Connection connection, String jobId) {
        console()
                .note(
                        connection.isOwn()
                                ? "No server is running: the job is kept and goes on at the next"
                                        + " './dagmaster serve'."
                                : "'./dagmaster job watch " + jobId + "' follows it.");
    }
}

package org.dagmaster.adapter.cli.command;

import java.util.Locale;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.JobReport;
import org.dagmaster.adapter.cli.job.Jobs;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The commands below {@code job} that show jobs. */
final class JobCommands {

    private JobCommands() {}

    @Command(
            name = "job",
            description = "Submits, shows, watches and acts on jobs.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Group {}

    @Command(
            name = "list",
            description = "Lists the newest jobs first.",
            footer = {
                "",
                "Examples:",
                "  ./dagmaster job list",
                "  ./dagmaster job list --status failed --limit 5 --output json"
            })
    static final class ListJobs extends ApiCommand {

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description =
                        "Only these: pending, running, paused, completed, failed or cancelled.")
        private String status = "";

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "How many at most; 20 by default.")
        private int limit = 20;

        ListJobs(Shell shell) {
            super(shell);
        }

        @Override
        protected void check() {
            if (limit < 1) {
                throw CliFailure.usage(
                        "LIMIT_INVALID", "A limit of " + limit + " lists nothing.", "");
            }
        }

        @Override
        protected ExitCode run(Connection connection) {
            String wanted = status.toLowerCase(Locale.ROOT);
            JsonNode jobs = Jobs.newest(connection.api(), wanted, limit);
            print(jobs, () -> new JobReport(console()).list(jobs));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description = "Shows a job: its inputs, its nodes, and its result or failure.",
            footer = {
                "",
                "Example:",
                "  ./dagmaster job show 01890a5d-ac96-774b-bcce-b302099a8057"
            })
    static final class Show extends ApiCommand {

        @Parameters(paramLabel = "ID", description = "The job's id.")
        private String id = "";

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(Connection connection) {
            JsonNode job = Jobs.withNodes(connection.api(), id);
            print(job, () -> new JobReport(console()).details(job));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "watch",
            description = {
                "Follows a job until it is over.",
                "Ends with 0 only if the job completed. Ctrl-C ends the watching; the job goes on."
            },
            footer = {
                "",
                "Example:",
                "  ./dagmaster job watch 01890a5d-ac96-774b-bcce-b302099a8057"
            })
    static final class Watch extends ApiCommand {

        @Parameters(paramLabel = "ID", description = "The job's id.")
        private String id = "";

        Watch(Shell shell) {
            super(shell);
        }

        @Override
        protected Set<Role> roles() {
            return Role.ALL;
        }

        @Override
        protected ExitCode run(Connection connection) {
            // Asked first, so that a wrong id or address is told at once.
            connection.api().get(Paths.job(id));
            return follow(connection, id);
        }
    }

    @Command(
            name = "events",
            description = "Shows a job's timeline.",
            footer = {
                "",
                "Example:",
                "  ./dagmaster job events 01890a5d-ac96-774b-bcce-b302099a8057 --output json"
            })
    static final class Events extends ApiCommand {

        @Parameters(paramLabel = "ID", description = "The job's id.")
        private String id = "";

        Events(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(Connection connection) {
            JsonNode events = Jobs.events(connection.api(), id);
            print(events, () -> new JobReport(console()).timeline(events));
            return ExitCode.OK;
        }
    }
}

package org.dagmaster.adapter.cli.command;

import java.util.Locale;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.Jobs;
import org.dagmaster.adapter.cli.job.NodeReport;
import org.dagmaster.adapter.cli.job.WaitReport;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.server.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The commands below {@code job} that show single nodes, and what they wait for. */
final class JobNodeCommands {

    private JobNodeCommands() {}

    @Command(
            name = "why",
            description = "Tells why a job does not go on, or what it is at.",
            footer = {"", "Example:", "  ./dagmaster job why 01890a5d-ac96-774b-bcce-b302099a8057"})
    static final class Why extends ApiCommand {

        @Parameters(paramLabel = "ID", description = "The job's id.")
        private String id = "";

        Why(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(Connection connection) {
            JsonNode explanation = connection.api().get(Paths.job(id) + "/why");
            print(explanation, () -> WaitReport.lines(explanation, console().now()));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "node",
            description = "Shows one node of a job, with its whole output as JSON.",
            footer = {
                "",
                "Examples:",
                "  ./dagmaster job node 01890a5d-ac96-774b-bcce-b302099a8057 cog",
                "  ./dagmaster job node 01890a5d-ac96-774b-bcce-b302099a8057 split__7"
            })
    static final class Node extends ApiCommand {

        @Parameters(index = "0", paramLabel = "ID", description = "The job's id.")
        private String id = "";

        @Parameters(
                index = "1",
                paramLabel = "NODE",
                description = "The node, or a child of a fan_out such as split__7.")
        private String node = "";

        Node(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(Connection connection) {
            JsonNode found = connection.api().get(Paths.node(id, node));
            print(found, () -> new NodeReport(console()).details(found));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "children",
            description = "Lists the children of a fan_out, in the order of their indexes.",
            footer = {
                "",
                "Examples:",
                "  ./dagmaster job children 01890a5d-ac96-774b-bcce-b302099a8057 split",
                "  ./dagmaster job children 01890a5d-ac96-774b-bcce-b302099a8057 split \\",
                "      --status failed --limit 1000 --output json"
            })
    static final class Children extends ApiCommand {

        @Parameters(index = "0", paramLabel = "ID", description = "The job's id.")
        private String id = "";

        @Parameters(index = "1", paramLabel = "NODE", description = "The fan_out.")
        private String node = "";

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                description =
                        "Only these: ready, dispatched, running, completed, failed or cancelled.")
        private String status = "";

        @Option(
                names = "--from",
                paramLabel = "N",
                description = "Begin at this index; 0 by default.")
        private int from = 0;

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "How many at most; 100 by default.")
        private int limit = 100;

        Children(Shell shell) {
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
            JsonNode page =
                    Jobs.children(connection.api(), Paths.node(id, node), wanted, from, limit);
            print(page, () -> new NodeReport(console()).children(page));
            if (Json.isPresent(page, "next")) {
                console().note("There are more: --from " + Json.text(page, "next") + ".");
            }
            return ExitCode.OK;
        }
    }
}

package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.ActionReport;
import org.dagmaster.adapter.cli.job.Actor;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.server.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An operator's hand on a job. That there is nothing to do is no error. */
abstract class JobAction extends ApiCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The job's id.")
    private String id = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why; the job's timeline keeps it.")
    private @Nullable String reason;

    @Option(
            names = "--dry-run",
            description = "Tell what would become of which node, and change nothing.")
    private boolean dryRun;

    private final String verb;

    JobAction(Shell shell, String verb) {
        super(shell);
        this.verb = verb;
    }

    /** The node that it is for; null if it is for the job. */
    protected @Nullable String node() {
        return null;
    }

    @Override
    protected ExitCode run(Connection connection) {
        JsonNode answer = connection.api().post(Paths.action(id, verb), request(), null);
        print(answer, () -> ActionReport.lines(answer));
        if (ActionReport.isLeftGoingOn(answer)) {
            tellHowItGoesOn(connection, id);
        }
        return ExitCode.OK;
    }

    private ObjectNode request() {
        ObjectNode request = Json.object();
        if (node() != null) {
            request.put("node_id", node());
        }
        if (reason != null) {
            request.put("reason", reason);
        }
        if (dryRun) {
            request.put("dry_run", true);
        }
        Actor.put(request, shell.surroundings().user());
        return request;
    }
}

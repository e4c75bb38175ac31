package org.dagmaster.adapter.cli.command;

import java.util.Set;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.Actor;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "resubmit",
        description = {
            "Submits a new job with the inputs of an earlier one.",
            "The earlier job stays as it is; nothing of what it made is used."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster job resubmit 01890a5d-ac96-774b-bcce-b302099a8057 --watch",
            "  ./dagmaster job resubmit 01890a5d-ac96-774b-bcce-b302099a8057 --version 3"
        })
final class JobResubmit extends ApiCommand {

    @Parameters(paramLabel = "ID", description = "The earlier job's id.")
    private String id = "";

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version of the workflow; the newest by default.")
    private @Nullable Integer version;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "The same key with the same request gives the first new job again.")
    private @Nullable String idempotencyKey;

    @Option(names = "--watch", description = "Follow the new job until it is over.")
    private boolean watch;

    JobResubmit(Shell shell) {
        super(shell);
    }

    @Override
    protected Set<Role> roles() {
        return watch ? Role.ALL : Set.of(Role.GATEWAY);
    }

    @Override
    protected ExitCode run(Connection connection) {
        ObjectNode request = Json.object();
        if (version != null) {
            request.put("workflow_version", version);
        }
        Actor.put(request, shell.surroundings().user());
        return submitted(
                connection,
                connection.api().post(Paths.action(id, "resubmit"), request, idempotencyKey),
                watch);
    }
}

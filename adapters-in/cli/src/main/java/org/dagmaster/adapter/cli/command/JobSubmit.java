package org.dagmaster.adapter.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.Actor;
import org.dagmaster.adapter.cli.job.JobInputs;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "submit",
        description = "Submits a job: one run of a workflow.",
        footer = {
            "",
            "Examples:",
            "  ./dagmaster job submit hello_world --watch",
            "  ./dagmaster job submit raster_ingest --inputs inputs.json -i item_id=a",
            "  ./dagmaster job submit hello_world -i name=Ada --idempotency-key order-17"
        })
final class JobSubmit extends ApiCommand {

    @Parameters(paramLabel = "WORKFLOW", description = "The workflow's id.")
    private String workflow = "";

    @Option(
            names = {"-i", "--input"},
            paramLabel = "NAME=VALUE",
            description =
                    "An input, as often as needed. A value is read as JSON (5, true, [1,2])"
                            + " unless the input is declared a string, or the value is no JSON.")
    private Map<String, String> pairs = new LinkedHashMap<>();

    @Option(
            names = "--inputs",
            paramLabel = "FILE.json",
            description = "A JSON object with inputs; -i wins over it.")
    private @Nullable Path file;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "The same key with the same request gives the first job again.")
    private @Nullable String idempotencyKey;

    @Option(names = "--watch", description = "Follow the job until it is over.")
    private boolean watch;

    JobSubmit(Shell shell) {
        super(shell);
    }

    @Override
    protected Set<Role> roles() {
        return watch ? Role.ALL : Set.of(Role.GATEWAY);
    }

    @Override
    protected ExitCode run(Connection connection) {
        JsonNode declared = connection.api().get(Paths.workflow(workflow));
        ObjectNode request = Json.object();
        request.put("workflow_id", workflow);
        request.set("inputs", JobInputs.read(file, pairs, declared));
        Actor.put(request, shell.surroundings().user());
        return submitted(
                connection, connection.api().post(Paths.JOBS, request, idempotencyKey), watch);
    }
}

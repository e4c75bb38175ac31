package org.dagmaster.adapter.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Api;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.LocalFiles;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.server.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "validate",
        description = {
            "Checks workflow files.",
            "Everything that is wrong with them is told at once, each problem with its place. Ends"
                    + " with 1 if there is an error; a warning is none. Needs no server."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster workflow validate my_workflow.yaml",
            "  ./dagmaster workflow validate workflows/*.yaml --output json"
        })
final class WorkflowValidate extends DataCommand {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Workflow files (YAML).")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Have this server check them, against the handlers it knows.")
    private @Nullable String server;

    WorkflowValidate(Shell shell) {
        super(shell);
    }

    /** Finds the problems of a text, in the form of the API's answer. */
    private interface Checker {
        JsonNode check(String file, String yaml);
    }

    @Override
    protected ExitCode run() {
        if (server == null) {
            return report(this::checkHere);
        }
        try (Connection connection = shell.connections().open(server, Set.of(Role.GATEWAY))) {
            return report((file, yaml) -> checkThere(connection.api(), file, yaml));
        }
    }

    private ExitCode report(Checker checker) {
        ObjectNode document = Json.object();
        ArrayNode answers = document.putArray("files");
        files.forEach(file -> answers.add(check(file, checker)));
        print(document, () -> lines(answers));
        boolean valid = answers.values().stream().allMatch(WorkflowValidate::isValid);
        return valid ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static ObjectNode check(Path file, Checker checker) {
        JsonNode problems;
        try {
            problems = checker.check(file.toString(), LocalFiles.readText(file));
        } catch (CliFailure e) {
            if (e.exit() != ExitCode.REFUSED) {
                throw e;
            }
            problems = Problems.unreadable(file, e);
        }
        ObjectNode answer = Json.object();
        answer.put("file", file.toString());
        answer.put("valid", !Problems.hasError(problems));
        answer.set("problems", problems);
        return answer;
    }

    private JsonNode checkHere(String file, String yaml) {
        return Problems.json(shell.platform().installation().validate(file, yaml));
    }

    private static JsonNode checkThere(Api api, String file, String yaml) {
        String path = Paths.WORKFLOWS + "/validate?file=" + Paths.encode(file);
        return api.postYaml(path, yaml).path("problems");
    }

    private static boolean isValid(JsonNode answer) {
        return answer.path("valid").asBoolean(false);
    }

    private static List<String> lines(ArrayNode answers) {
        List<String> lines = new ArrayList<>();
        for (JsonNode answer : answers.values()) {
            answer.path("problems").values().forEach(problem -> lines.add(Problems.line(problem)));
            if (isValid(answer)) {
                lines.add(Json.text(answer, "file") + ": valid");
            }
        }
        return lines;
    }
}

package org.dagmaster.adapter.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Api;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.job.LocalFiles;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.domain.workflow.DefinitionProblem;
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
        try (Connection connection =
                shell.connections().open(server, ServeOptions.Roles.API_ONLY)) {
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
            problems = Json.array().add(unreadable(file, e));
        }
        ObjectNode answer = Json.object();
        answer.put("file", file.toString());
        answer.put("valid", problems.values().stream().noneMatch(WorkflowValidate::isError));
        answer.set("problems", problems);
        return answer;
    }

    private JsonNode checkHere(String file, String yaml) {
        ArrayNode problems = Json.array();
        for (DefinitionProblem problem : shell.platform().installation().validate(file, yaml)) {
            problems.add(
                    problem(
                            problem.severity().name().toLowerCase(Locale.ROOT),
                            problem.code(),
                            problem.message(),
                            problem.node(),
                            problem.position().file(),
                            problem.position().line(),
                            problem.position().column()));
        }
        return problems;
    }

    private static JsonNode checkThere(Api api, String file, String yaml) {
        String path = Paths.WORKFLOWS + "/validate?file=" + Paths.encode(file);
        return api.postYaml(path, yaml).path("problems");
    }

    private static JsonNode unreadable(Path file, CliFailure e) {
        return problem(
                "error", e.problem().code(), e.problem().detail(), null, file.toString(), 0, 0);
    }

    private static ObjectNode problem(
            String severity,
            String code,
            String message,
            @Nullable String node,
            String file,
            int line,
            int column) {
        return Json.object()
                .put("severity", severity)
                .put("code", code)
                .put("message", message)
                .put("node", node)
                .put("file", file)
                .put("line", line)
                .put("column", column);
    }

    private static boolean isValid(JsonNode answer) {
        return answer.path("valid").asBoolean(false);
    }

    private static boolean isError(JsonNode problem) {
        return Json.text(problem, "severity").equals("error");
    }

    private static List<String> lines(ArrayNode answers) {
        List<String> lines = new ArrayList<>();
        for (JsonNode answer : answers.values()) {
            answer.path("problems").values().forEach(problem -> lines.add(line(problem)));
            if (isValid(answer)) {
                lines.add(Json.text(answer, "file") + ": valid");
            }
        }
        return lines;
    }

    /** {@code file:line:column: message [CODE]}, the form editors know how to jump from. */
    private static String line(JsonNode problem) {
        String place = Json.text(problem, "file");
        if (Json.number(problem, "line") > 0) {
            place += ":" + Json.text(problem, "line") + ":" + Json.text(problem, "column");
        }
        String node = Json.text(problem, "node");
        return place
                + (isError(problem) ? ": " : ": warning: ")
                + (node.isEmpty() ? "" : "node '" + node + "': ")
                + Json.text(problem, "message")
                + " ["
                + Json.text(problem, "code")
                + "]";
    }
}

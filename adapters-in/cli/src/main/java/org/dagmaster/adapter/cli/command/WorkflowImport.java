package org.dagmaster.adapter.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.job.LocalFiles;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Installation.ImportedWorkflow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "import-jinja",
        description = {
            "Rewrites workflows of the predecessor, with Jinja templates.",
            "The new YAML goes to standard output. What cannot be carried over stands unchanged in it,"
                    + " and is told on standard error with its place; the command then ends with 1."
                    + " Needs no server. docs/import-jinja.md tells what becomes what."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster workflow import-jinja old.yaml > new.yaml",
            "  ./dagmaster workflow import-jinja old/*.yaml --into workflows",
            "  ./dagmaster workflow import-jinja old.yaml --output json"
        })
final class WorkflowImport extends DataCommand {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Workflow files of the predecessor (YAML).")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Write each into this folder, under its own name.")
    private @Nullable Path into;

    @Option(names = "--force", description = "With --into: overwrite files that are there.")
    private boolean force;

    WorkflowImport(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        if (into != null) {
            return writeAll(targets(into));
        }
        if (files.size() > 1 || force) {
            throw CliFailure.usage(
                    "USAGE",
                    force ? "--force goes with --into." : "Several files need a folder to go to.",
                    "Add '--into DIR'.");
        }
        ObjectNode answer = imported(files.getFirst());
        if (isJson()) {
            console().document(answer);
        } else {
            console().text(Json.text(answer, "yaml"));
            tellProblems(List.of(answer));
        }
        return exit(List.of(answer));
    }

    private ExitCode writeAll(Map<Path, Path> targets) {
        List<ObjectNode> answers = new ArrayList<>();
        List<String> written = new ArrayList<>();
        targets.forEach((file, target) -> {
            ObjectNode answer = imported(file);
            if (Json.isPresent(answer, "yaml")) {
                LocalFiles.writeText(target, Json.text(answer, "yaml"), force);
                answer.put("into", target.toString());
                written.add(file + " -> " + target);
            } else {
                answer.putNull("into");
            }
            answers.add(answer);
        });
        ArrayNode all = Json.array();
        answers.forEach(all::add);
        print(Json.object().set("files", all), () -> written);
        if (!isJson()) {
            tellProblems(answers);
        }
        return exit(answers);
    }

    /** Where each file goes; checked for all before the first is written. */
    private Map<Path, Path> targets(Path folder) {
        Map<Path, Path> targets = new LinkedHashMap<>();
        for (Path file : files) {
            Path target = folder.resolve(String.valueOf(file.getFileName()));
            if (targets.containsValue(target) && !targets.containsKey(file)) {
                throw CliFailure.refused(
                        "FILE_EXISTS",
                        "Two files would become '" + target + "'.",
                        "Import them into different folders.");
            }
            if (!force && Files.exists(target)) {
                throw LocalFiles.exists(target);
            }
            targets.put(file, target);
        }
        return targets;
    }

    private ObjectNode imported(Path file) {
        ObjectNode answer = Json.object().put("file", file.toString());
        try {
            ImportedWorkflow imported =
                    shell.platform()
                            .installation()
                            .importJinja(file.toString(), LocalFiles.readText(file));
            answer.put("yaml", imported.yaml());
            answer.set("problems", Problems.json(imported.problems()));
        } catch (CliFailure e) {
            if (e.exit() != ExitCode.REFUSED) {
                throw e;
            }
            answer.putNull("yaml");
            answer.set("problems", Problems.unreadable(file, e));
        }
        return answer;
    }

    private void tellProblems(List<ObjectNode> answers) {
        boolean isAnyChanged = false;
        for (JsonNode answer : answers) {
            for (JsonNode problem : answer.path("problems").values()) {
                console().note(Problems.line(problem));
                isAnyChanged |= Json.isPresent(answer, "yaml");
            }
        }
        if (isAnyChanged) {
            console()
                    .note(
                            "  next: mend these by hand; docs/import-jinja.md explains each code,"
                                    + " './dagmaster workflow validate FILE' checks the result.");
        }
    }

    private static ExitCode exit(List<ObjectNode> answers) {
        boolean isWhole = answers.stream().noneMatch(a -> Problems.hasError(a.path("problems")));
        return isWhole ? ExitCode.OK : ExitCode.REFUSED;
    }
}

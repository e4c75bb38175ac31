package org.dagmaster.adapter.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.handler.example.ExampleHandlers;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.Vocabulary;

/** The pages on workflows, and the check that their examples are put to. */
final class Guides {

    /** The folder of the project. */
    static final Path ROOT = Path.of("..", "..");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^### ([A-Z_]+)\n(.*?)(?=^#{2,3} |\\z)");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^```yaml\n(.*?)^```\n\n```text\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("\"([A-Z]{2,}(?:_[A-Z]+)+|[A-Z]{3,})\"");

    /** What the pages take to be on the list of variables. */
    private static final Set<String> ENVIRONMENT = Set.of("REGION");

    private Guides() {}

    /** A code, the text that has the problem, and what is told; both empty if there is none. */
    record Problem(String code, String yaml, String told) {
        @Override
        public String toString() {
            return code;
        }
    }

    static String page(String name) {
        return read(ROOT.resolve("docs").resolve(name));
    }

    static List<String> yamlBlocks(String page) {
        return BLOCK.matcher(page(page)).results().map(block -> block.group(1)).toList();
    }

    static List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (MatchResult section :
                SECTION.matcher(page("workflow-problems.md")).results().toList()) {
            List<MatchResult> examples = EXAMPLE.matcher(section.group(2)).results().toList();
            problems.add(
                    examples.isEmpty()
                            ? new Problem(section.group(1), "", "")
                            : new Problem(
                                    section.group(1),
                                    examples.getFirst().group(1),
                                    examples.getFirst().group(2)));
        }
        return problems;
    }

    /** All that is told of a workflow, a line each. */
    static List<String> check(String yaml) {
        HandlerRegistry handlers = new HandlerRegistry(ExampleHandlers.all());
        Vocabulary vocabulary =
                new Vocabulary(handlers.names(), ENVIRONMENT, handlers.parameters());
        return check(yaml, vocabulary).stream().map(Object::toString).toList();
    }

    static List<DefinitionProblem> check(String yaml, Vocabulary vocabulary) {
        return new WorkflowCatalog(
                        List.of(),
                        new YamlWorkflowParser(),
                        new VelocityTemplateEngine(),
                        vocabulary)
                .validate("w.yaml", yaml);
    }

    /** Every problem code that the sources of the checks hold. */
    static Set<String> codesInTheSources() {
        Set<String> codes = new TreeSet<>();
        for (String folder :
                List.of(
                        "adapters-out/yaml/src/main/java/org/dagmaster/adapter/yaml",
                        "domain/src/main/java/org/dagmaster/domain/workflow",
                        "application/src/main/java/org/dagmaster/application/workflow")) {
            try (var files = Files.list(ROOT.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .map(Guides::read)
                        .flatMap(source -> CODE.matcher(source).results())
                        .map(code -> code.group(1))
                        .forEach(codes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // Told at submission, and when a workflow is asked for that is not there.
        codes.removeIf(code -> code.startsWith("INPUT_") || code.equals("WORKFLOW_NOT_FOUND"));
        return codes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

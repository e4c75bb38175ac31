package org.dagmaster.application.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.TemplateEngine;
import org.dagmaster.application.port.out.TemplateEngine.TemplateSyntax;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.workflow.DefinitionChecks;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;
import org.dagmaster.domain.workflow.SourceMap;
import org.dagmaster.domain.workflow.TemplateReference;
import org.dagmaster.domain.workflow.TemplateTexts;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** Reads a workflow's text and makes every check there is before a run. */
final class WorkflowLoader {

    private final WorkflowParser parser;
    private final TemplateEngine templates;
    private final Vocabulary vocabulary;

    WorkflowLoader(WorkflowParser parser, TemplateEngine templates, Vocabulary vocabulary) {
        this.parser = parser;
        this.templates = templates;
        this.vocabulary = vocabulary;
    }

    /**
     * @param definition of use only if no problem is an error
     * @param problems in the order of lines
     */
    record Loaded(@Nullable WorkflowDefinition definition, List<DefinitionProblem> problems) {

        boolean isValid() {
            return definition != null && problems.stream().noneMatch(DefinitionProblem::isError);
        }
    }

    /** Reads without checking. */
    WorkflowParser.Parsed parse(String file, String yaml) {
        return parser.parse(file, yaml);
    }

    Loaded load(String file, String yaml) {
        WorkflowParser.Parsed parsed = parse(file, yaml);
        List<DefinitionProblem> problems = new ArrayList<>(parsed.problems());
        WorkflowDefinition definition = parsed.definition();
        if (definition != null) {
            Map<String, List<TemplateReference>> references =
                    references(definition, parsed.positions(), problems);
            problems.addAll(
                    DefinitionChecks.check(
                            definition,
                            parsed.positions(),
                            references,
                            vocabulary,
                            parsed.edgesRead()));
        }
        problems.sort(
                Comparator.comparingInt((DefinitionProblem problem) -> problem.position().line())
                        .thenComparingInt(problem -> problem.position().column()));
        return new Loaded(definition, List.copyOf(problems));
    }

    private Map<String, List<TemplateReference>> references(
            WorkflowDefinition definition, SourceMap positions, List<DefinitionProblem> problems) {
        Map<String, List<TemplateReference>> references = new LinkedHashMap<>();
        int most = problems.size() + DefinitionProblem.MOST_OF_A_CODE;
        TemplateTexts.of(definition)
                .forEach((path, text) -> {
                    try {
                        references.put(path, templates.references(text));
                    } catch (TemplateSyntax e) {
                        if (problems.size() < most) {
                            problems.add(syntax(path, e, positions));
                        }
                    }
                });
        return references;
    }

    private static DefinitionProblem syntax(String path, TemplateSyntax e, SourceMap positions) {
        return new DefinitionProblem(
                Severity.ERROR,
                "TEMPLATE_SYNTAX",
                String.valueOf(e.getMessage()),
                path.split("\\.", 3)[1],
                positions.at(path));
    }
}

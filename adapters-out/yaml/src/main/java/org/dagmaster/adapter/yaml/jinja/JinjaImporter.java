package org.dagmaster.adapter.yaml.jinja;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dagmaster.adapter.yaml.Finding;
import org.dagmaster.adapter.yaml.YamlText;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;
import org.dagmaster.domain.workflow.SourcePosition;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Rewrites a workflow of the predecessor in our language, as far as it can be said there. */
public final class JinjaImporter {

    private JinjaImporter() {}

    /**
     * @param file for the problems' places
     * @param yaml the predecessor's workflow
     */
    public static Imported importWorkflow(String file, String yaml) {
        List<DefinitionProblem> refused = new ArrayList<>();
        Optional<MappingNode> root =
                YamlText.compose(yaml, finding -> refused.add(problem(file, finding)))
                        .filter(MappingNode.class::isInstance)
                        .map(MappingNode.class::cast);
        if (root.isPresent()) {
            return rewritten(file, yaml, root.get());
        }
        if (refused.isEmpty()) {
            String message = "a workflow is a mapping with workflow_id and nodes";
            refused.add(problem(file, new Finding("NO_WORKFLOW", message, 0, 0)));
        }
        return new Imported(null, refused);
    }

    private static Imported rewritten(String file, String yaml, MappingNode root) {
        SourceText source = new SourceText(yaml);
        Findings findings = new Findings(file, source);
        Survey survey = new Survey(root, source);
        if (survey.explicitKey().isPresent()) {
            findings.add(
                    Code.KEY_FORM,
                    "a key behind a question mark cannot be rewritten: write 'key: value'",
                    source.start(survey.explicitKey().get()),
                    null);
            return new Imported(yaml, findings.all());
        }
        Draft draft = new Draft(source, new Edits(), findings, survey.isOurs());
        new WorkflowRewriter(draft, root).rewrite();
        List<Finding> refused = new ArrayList<>();
        Optional<String> changed =
                read(draft.edits().applyTo(yaml), refused)
                        .flatMap(text -> read(text.tidied(), refused))
                        .map(Text::yaml);
        if (changed.isEmpty()) {
            // Such as a text that has grown beyond what is read.
            String why = refused.stream().map(Finding::message).collect(joining());
            findings.add(
                    Code.NOT_REWRITTEN,
                    "the text stands as it was, for once rewritten it would be refused: " + why,
                    0,
                    null);
        }
        return new Imported(changed.orElse(yaml), findings.all());
    }

    /** A text that is YAML. */
    private record Text(String yaml, MappingNode root) {

        String tidied() {
            Tidying tidying = new Tidying(new SourceText(yaml));
            tidying.workflow(root);
            return tidying.edits().applyTo(yaml);
        }
    }

    private static Optional<Text> read(String yaml, List<Finding> refused) {
        return YamlText.compose(yaml, refused::add)
                .filter(MappingNode.class::isInstance)
                .map(root -> new Text(yaml, (MappingNode) root));
    }

    private static DefinitionProblem problem(String file, Finding finding) {
        SourcePosition position = new SourcePosition(file, finding.line(), finding.column());
        return new DefinitionProblem(
                Severity.ERROR, finding.code(), finding.message(), null, position);
    }
}

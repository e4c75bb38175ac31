package org.dagmaster.application.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.ViewWorkflows;
import org.dagmaster.application.port.out.TemplateEngine;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;
import org.dagmaster.domain.workflow.SourcePosition;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/** The workflows that can be run, as they were found at start; those with errors are left out. */
public final class WorkflowCatalog implements ViewWorkflows {

    private final WorkflowLoader loader;
    private final Map<String, NavigableMap<Integer, WorkflowView>> workflows = new TreeMap<>();
    private final List<DefinitionProblem> problems = new ArrayList<>();

    /**
     * @param vocabulary the handlers and variables that are known in this process
     */
    public WorkflowCatalog(
            List<WorkflowSource> sources,
            WorkflowParser parser,
            TemplateEngine templates,
            Vocabulary vocabulary) {
        this.loader = new WorkflowLoader(parser, templates, vocabulary);
        sources.forEach(this::add);
    }

    /** What is wrong with the sources: the workflows concerned were left out. */
    public List<DefinitionProblem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public List<WorkflowDefinition> list() {
        return workflows.values().stream()
                .map(versions -> versions.lastEntry().getValue().definition())
                .toList();
    }

    @Override
    public WorkflowView get(String workflowId, @Nullable Integer version) {
        NavigableMap<Integer, WorkflowView> versions = workflows.get(workflowId);
        if (versions == null) {
            throw Refused.notFound(
                    "WORKFLOW_NOT_FOUND",
                    "there is no workflow '%s'%s"
                            .formatted(workflowId, Nearest.hint(workflowId, workflows.keySet())));
        }
        WorkflowView view =
                version == null ? versions.lastEntry().getValue() : versions.get(version);
        if (view == null) {
            throw Refused.notFound(
                    "WORKFLOW_NOT_FOUND",
                    "there is no version %s of the workflow '%s' (there are %s)"
                            .formatted(version, workflowId, versions.keySet()));
        }
        return view;
    }

    @Override
    public List<DefinitionProblem> validate(String file, String yaml) {
        return loader.load(file, yaml).problems();
    }

    /**
     * Reads a text that was valid when it was pinned. It is not checked again: a check that came
     * later must not stop jobs that run.
     *
     * @throws IllegalStateException if it can no longer be read
     */
    public WorkflowDefinition loadPinned(WorkflowRef ref, String yaml) {
        WorkflowParser.Parsed parsed = loader.parse(ref.toString(), yaml);
        WorkflowDefinition definition = parsed.definition();
        boolean isReadable = parsed.problems().stream().noneMatch(DefinitionProblem::isError);
        if (!isReadable || definition == null || !definition.ref().equals(ref)) {
            throw new IllegalStateException(
                    "the pinned text of %s can no longer be read: %s"
                            .formatted(ref, parsed.problems()));
        }
        return definition;
    }

    private void add(WorkflowSource source) {
        WorkflowLoader.Loaded loaded = loader.load(source.file(), source.yaml());
        WorkflowDefinition definition = loaded.definition();
        if (!loaded.isValid() || definition == null) {
            loaded.problems().stream().filter(DefinitionProblem::isError).forEach(problems::add);
            return;
        }
        WorkflowRef ref = definition.ref();
        NavigableMap<Integer, WorkflowView> versions =
                workflows.computeIfAbsent(
                        ref.id().value(), _ -> new TreeMap<>(Comparator.naturalOrder()));
        WorkflowView view = new WorkflowView(definition, source.yaml());
        WorkflowView earlier = versions.putIfAbsent(ref.version(), view);
        if (earlier != null && !earlier.yaml().equals(source.yaml())) {
            problems.add(doubled(ref, source));
        }
    }

    private static DefinitionProblem doubled(WorkflowRef ref, WorkflowSource source) {
        return new DefinitionProblem(
                Severity.ERROR,
                "DOUBLED_WORKFLOW",
                "%s was read from another file with another text; raise the version".formatted(ref),
                null,
                SourcePosition.wholeFile(source.file()));
    }
}

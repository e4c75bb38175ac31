package org.dagmaster.adapter.yaml.jinja;

import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowId;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Rewrites a workflow as a whole. */
final class WorkflowRewriter {

    private final Draft draft;
    private final Entries workflow;

    WorkflowRewriter(Draft draft, MappingNode root) {
        this.draft = draft;
        this.workflow = new Entries(root, draft, null);
    }

    void rewrite() {
        workflow.refuseOthers(KnownKeys.WORKFLOW, "a workflow");
        workflow.scalar("workflow_id").ifPresent(this::checkId);
        Workbench bench = Workbench.of(draft);
        version(bench);
        workflow.value("inputs")
                .filter(MappingNode.class::isInstance)
                .ifPresent(inputs -> new InputsRewriter(bench).rewrite((MappingNode) inputs));
        workflow.value("nodes")
                .filter(MappingNode.class::isInstance)
                .ifPresent(nodes -> nodes((MappingNode) nodes));
    }

    /** Callers know a workflow by its id, so it is not changed here. */
    private void checkId(ScalarNode id) {
        if (!WorkflowId.isValid(id.getValue())) {
            draft.report(
                    Code.BAD_NAME,
                    "'%s' is no workflow id: use 1 to 64 of a-z, 0-9 and _, and tell all callers"
                            .formatted(id.getValue()),
                    draft.source().start(id),
                    null);
        }
    }

    private void version(Workbench bench) {
        if (workflow.has("version")) {
            bench.number(workflow, "version");
        } else if (workflow.has("workflow_id")) {
            workflow.insertAfter("workflow_id", "version: 1");
        }
    }

    private void nodes(MappingNode nodes) {
        Graph graph = Graph.of(nodes);
        NodeNames names = new NodeNames(graph.names());
        // One that stands twice is told of, and rewritten twice.
        new Entries(nodes, draft, null);
        for (NodeTuple tuple : nodes.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                Workbench bench = new Workbench(draft, graph, names, key.getValue());
                rename(bench, key);
                if (tuple.getValueNode() instanceof MappingNode definition) {
                    new NodeRewriter(bench, definition).rewrite();
                }
            }
        }
    }

    /** Our names have no capitals: END becomes end, wherever it is named. */
    private static void rename(Workbench bench, ScalarNode key) {
        String name = key.getValue();
        String ours = bench.names().ours(name);
        if (!NodeId.isValid(ours)) {
            bench.report(
                    Code.BAD_NAME,
                    "'%s' is no node id: use 1 to 64 of a-z, 0-9 and _".formatted(name),
                    bench.source().start(key));
        } else if (!ours.equals(name)) {
            bench.draft().rewrite(key, ours);
        }
    }
}

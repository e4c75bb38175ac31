package org.dagmaster.adapter.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads workflows in YAML 1.2, core schema. */
public final class YamlWorkflowParser implements WorkflowParser {

    private static final WorkflowId UNNAMED = new WorkflowId("unnamed");

    @Override
    public Parsed parse(String file, String yaml) {
        Problems problems = new Problems(file);
        Optional<Node> root = YamlText.compose(yaml, problems::error);
        WorkflowDefinition definition = null;
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            definition = read(mapping, problems);
        } else if (problems.all().isEmpty()) {
            noWorkflow(root, problems);
        }
        return new Parsed(
                definition, problems.positions(), problems.all(), problems.areEdgesRead());
    }

    private static void noWorkflow(Optional<Node> root, Problems problems) {
        String wanted = "; a workflow is a mapping with workflow_id and nodes";
        if (root.isEmpty() || root.get().getTag().equals(Tag.NULL)) {
            problems.error(Finding.ofAll("NO_WORKFLOW", "there is nothing in the text" + wanted));
        } else {
            String what = new Scalars(problems).describe(root.get());
            problems.error("NO_WORKFLOW", what + " is no workflow" + wanted, "", root.get());
        }
    }

    /** Null without nodes: there is no graph then that could be checked. */
    private static @Nullable WorkflowDefinition read(MappingNode root, Problems problems) {
        Scalars scalars = new Scalars(problems);
        Fields fields = new Fields(root, "", scalars, problems);
        WorkflowId id = fields.required("workflow_id", WorkflowId::new).orElse(UNNAMED);
        int version =
                fields.required("version").isPresent()
                        ? fields.integer("version", 1, Integer.MAX_VALUE).orElse(1)
                        : 1;
        String name = fields.text("name").orElse(id.value());
        String description = fields.text("description").orElse("");
        Map<String, InputDefinition> inputs = new LinkedHashMap<>();
        fields.fields("inputs")
                .ifPresent(all -> inputs.putAll(new InputReader(scalars, problems).readAll(all)));
        Optional<Map<NodeId, NodeDefinition>> nodes =
                fields.required("nodes").isPresent()
                        ? fields.fields("nodes").flatMap(new NodeReader(scalars, problems)::readAll)
                        : Optional.empty();
        fields.refuseOthers();
        WorkflowRef ref = new WorkflowRef(id, version);
        return nodes.map(all -> new WorkflowDefinition(ref, name, description, inputs, all))
                .orElse(null);
    }
}

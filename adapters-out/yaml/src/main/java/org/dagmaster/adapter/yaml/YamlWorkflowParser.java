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
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads workflows in YAML 1.2, core schema. */
public final class YamlWorkflowParser implements WorkflowParser {

    private static final WorkflowId UNNAMED = new WorkflowId("unnamed");

    @Override
    public Parsed parse(String file, String yaml) {
        Problems problems = new Problems(file);
        Optional<Node> root = YamlText.compose(yaml, problems::error);
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            WorkflowDefinition definition = read(mapping, problems);
            return new Parsed(definition, problems.positions(), problems.all());
        }
        if (problems.all().isEmpty()) {
            problems.error(
                    new YamlGuard.Finding(
                            "NO_WORKFLOW",
                            "a workflow is a mapping with workflow_id and nodes",
                            0,
                            0));
        }
        return new Parsed(null, problems.positions(), problems.all());
    }

    private static WorkflowDefinition read(MappingNode root, Problems problems) {
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
        Map<NodeId, NodeDefinition> nodes = new LinkedHashMap<>();
        if (fields.required("nodes").isPresent()) {
            fields.fields("nodes")
                    .ifPresent(all -> nodes.putAll(new NodeReader(scalars, problems).readAll(all)));
        }
        fields.refuseOthers();
        return new WorkflowDefinition(
                new WorkflowRef(id, version), name, description, inputs, nodes);
    }
}

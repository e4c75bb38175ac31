package org.dagmaster.adapter.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.NodeId;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads which nodes a node leads to, and which it depends on. */
final class EdgeReader {

    private final Scalars scalars;
    private final Problems problems;

    EdgeReader(Scalars scalars, Problems problems) {
        this.scalars = scalars;
        this.problems = problems;
    }

    /** {@code depends_on}. */
    Join join(Fields fields) {
        Optional<Fields> dependsOn = fields.fields("depends_on");
        if (dependsOn.isEmpty()) {
            if (fields.has("depends_on")) {
                problems.edgeUnread();
            }
            return Join.NONE;
        }
        Fields given = dependsOn.get();
        Join join = new Join(names(given, "all_of", false), names(given, "any_of", false));
        if (!given.has("all_of") && !given.has("any_of")) {
            problems.error(
                    "BAD_VALUE",
                    "'depends_on' names neither all_of nor any_of",
                    given.at("all_of"),
                    given.mapping());
        }
        for (NodeId both : join.allOf()) {
            if (join.anyOf().contains(both)) {
                String message =
                        "'%s' stands in all_of and in any_of; leave one out".formatted(both);
                problems.error("DOUBLED_TARGET", message, given.at("any_of"), given.key("any_of"));
            }
        }
        given.refuseOthers();
        return join;
    }

    /** A name, or a list of names. */
    List<NodeId> names(Fields fields, String key, boolean required) {
        Optional<Node> node = required ? fields.required(key) : fields.node(key);
        if (node.isEmpty()) {
            if (required) {
                problems.edgeUnread();
            }
            return List.of();
        }
        List<Node> elements =
                node.get() instanceof SequenceNode list ? list.getValue() : List.of(node.get());
        if (elements.isEmpty()) {
            String message = "'%s' is empty: name a node".formatted(key);
            problems.error("BAD_VALUE", message, fields.at(key), node.get());
            problems.edgeUnread();
        }
        List<NodeId> names = new ArrayList<>();
        Set<NodeId> seen = new HashSet<>();
        for (Node element : elements) {
            Optional<NodeId> name = name(fields, key, element);
            if (name.isEmpty()) {
                problems.edgeUnread();
            } else if (seen.add(name.get())) {
                names.add(name.get());
            } else {
                String message = "'%s' stands in '%s' twice".formatted(name.get(), key);
                problems.error("DOUBLED_TARGET", message, fields.at(key), element);
            }
        }
        return names;
    }

    private Optional<NodeId> name(Fields fields, String key, Node element) {
        if (element instanceof ScalarNode scalar && scalars.value(scalar) instanceof String text) {
            return fields.literal(key, text, NodeId::new);
        }
        fields.wrongType(key, "a node's name or a list of such", element);
        return Optional.empty();
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The names that stand in a {@code next} and its kin. */
final class Targets {

    private Targets() {}

    /** One name or a list of such. */
    static List<ScalarNode> of(@Nullable Node node) {
        List<Node> elements =
                switch (node) {
                    case null -> List.of();
                    case SequenceNode list -> list.getValue();
                    default -> List.of(node);
                };
        return elements.stream()
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .toList();
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A first look at a whole tree. */
final class Survey {

    private static final Pattern OURS =
            Pattern.compile("\\$\\{\\s*(inputs|nodes|item|index|job|env)\\b");

    /** Keys that the predecessor had not, within inputs and nodes. */
    private static final Set<String> NEW_KEYS =
            Set.of("enum", "pattern", "minimum", "maximum", "outputs", "on_child_failure");

    private final SourceText source;
    private boolean hasJinja;
    private boolean hasOurs;
    private Optional<Node> explicitKey = Optional.empty();

    Survey(Node root, SourceText source) {
        this.source = source;
        look(root);
        hasOurs |= hasNewKey(Tree.value(root, "inputs")) || hasNewKey(Tree.value(root, "nodes"));
    }

    private static boolean hasNewKey(@Nullable Node section) {
        return Tree.entries(section).values().stream()
                .flatMap(part -> Tree.entries(part.getValueNode()).keySet().stream())
                .anyMatch(NEW_KEYS::contains);
    }

    /** Whether the text is in our language: it has parts of ours, and no templates of Jinja. */
    boolean isOurs() {
        return hasOurs && !hasJinja;
    }

    /** A key behind a question mark; entries cannot be added to a mapping that has one. */
    Optional<Node> explicitKey() {
        return explicitKey;
    }

    private void look(Node node) {
        switch (node) {
            case ScalarNode scalar -> {
                String text = scalar.getValue();
                hasJinja |= text.contains("{{") || text.contains("{%");
                hasOurs |= OURS.matcher(text).find();
            }
            case SequenceNode sequence -> sequence.getValue().forEach(this::look);
            case MappingNode mapping -> mapping.getValue().forEach(this::look);
            default -> throw new IllegalStateException("aliases were refused before");
        }
    }

    private void look(NodeTuple tuple) {
        if (explicitKey.isEmpty() && isExplicit(tuple.getKeyNode())) {
            explicitKey = Optional.of(tuple.getKeyNode());
        }
        look(tuple.getKeyNode());
        look(tuple.getValueNode());
    }

    private boolean isExplicit(Node key) {
        int at = source.start(key);
        do {
            at--;
        } while (at > 0 && Character.isWhitespace(source.text().charAt(at)));
        if (at < 0 || source.text().charAt(at) != '?') {
            return false;
        }
        // Elsewhere in a line it is the end of a question.
        String before = source.text().substring(source.lineStart(at), at).strip();
        return before.isEmpty() || "?-{[,".indexOf(before.charAt(before.length() - 1)) >= 0;
    }
}

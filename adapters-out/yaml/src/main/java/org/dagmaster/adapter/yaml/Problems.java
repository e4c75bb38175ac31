package org.dagmaster.adapter.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;
import org.dagmaster.domain.workflow.SourceMap;
import org.dagmaster.domain.workflow.SourcePosition;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a text, and where its parts stand. */
final class Problems {

    /** Characters; a longer path is told by its parent's place. */
    private static final int LONGEST_PATH = 300;

    private final String file;
    private final List<DefinitionProblem> all = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, SourcePosition> positions = new HashMap<>();
    private boolean edgesRead = true;

    Problems(String file) {
        this.file = file;
    }

    /** Notes where the part of that path stands. */
    void locate(String path, Node node) {
        if (path.length() <= LONGEST_PATH) {
            positions.putIfAbsent(path, position(node));
        }
    }

    /**
     * @param path of the part that is wrong; a path below {@code nodes} names the node
     */
    void error(String code, String message, String path, Node where) {
        if (counts.merge(code, 1, Integer::sum) <= DefinitionProblem.MOST_OF_A_CODE) {
            String[] parts = path.split("\\.", 3);
            String node = parts.length > 1 && parts[0].equals("nodes") ? parts[1] : null;
            all.add(new DefinitionProblem(Severity.ERROR, code, message, node, position(where)));
        }
    }

    /** A key that is no word; unquoted, the braces of a template are mappings. */
    void wrongKey(String path, Node key) {
        String hint =
                key instanceof MappingNode ? "; a reference is written \"${inputs.name}\"" : "";
        error("WRONG_TYPE", "a key must be a word" + hint, path, key);
    }

    /** Somewhere a node cannot be read, or where it leads to. */
    void edgeUnread() {
        edgesRead = false;
    }

    boolean areEdgesRead() {
        return edgesRead;
    }

    void error(Finding finding) {
        SourcePosition position = new SourcePosition(file, finding.line(), finding.column());
        all.add(
                new DefinitionProblem(
                        Severity.ERROR, finding.code(), finding.message(), null, position));
    }

    void doubledKey(String key, String path, Node earlier, Node second) {
        if (isEnough("DOUBLED_KEY")) {
            return;
        }
        int line = position(earlier).line();
        String message =
                "the key '%.60s' stands here a second time, after line %d".formatted(key, line);
        error("DOUBLED_KEY", message, path, second);
    }

    /** {@link Nearest#hint} for an unknown key, while such are still told. */
    String hint(String given, List<String> known) {
        return isEnough("UNKNOWN_KEY") ? "" : Nearest.hint(given, known);
    }

    /** Whether no more of a code are told, so that it need not be put in words. */
    private boolean isEnough(String code) {
        return counts.getOrDefault(code, 0) >= DefinitionProblem.MOST_OF_A_CODE;
    }

    /** Lets the place of one path stand for another, which the checks know a part by. */
    void alias(String path, String written) {
        SourcePosition position = positions.get(written);
        if (position != null) {
            positions.putIfAbsent(path, position);
        }
    }

    List<DefinitionProblem> all() {
        return all;
    }

    SourceMap positions() {
        return new SourceMap(file, positions);
    }

    private SourcePosition position(Node node) {
        Optional<Mark> mark = node.getStartMark();
        return mark.map(m -> new SourcePosition(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(SourcePosition.wholeFile(file));
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts the default branch behind the others, where our language wants it: it is taken when no other
 * is, so its place never meant anything.
 */
final class DefaultLast {

    private final SourceText source;
    private final Edits edits;

    DefaultLast(SourceText source, Edits edits) {
        this.source = source;
        this.edits = edits;
    }

    void move(SequenceNode branches) {
        List<Node> all = branches.getValue();
        int[] defaults =
                IntStream.range(0, all.size())
                        .filter(i -> Tree.text(all.get(i), "default").equals("true"))
                        .toArray();
        if (defaults.length != 1 || defaults[0] == all.size() - 1) {
            return;
        }
        int from = defaults[0];
        // Each later branch takes the place of the one before it.
        int[] starts = all.stream().mapToInt(b -> start(b, branches)).toArray();
        int[] ends = all.stream().mapToInt(b -> end(b, branches)).toArray();
        for (int i = from; i < all.size(); i++) {
            int taken = i + 1 < all.size() ? i + 1 : from;
            edits.replace(starts[i], ends[i], source.text().substring(starts[taken], ends[taken]));
        }
    }

    /** A branch with the comments above it, where it has lines of its own. */
    private int start(Node branch, SequenceNode branches) {
        int at = source.start(branch);
        if (SourceText.isFlow(branches)) {
            return at;
        }
        int line = source.lineStart(at);
        while (line > 0 && isComment(source.lineStart(line - 1))) {
            line = source.lineStart(line - 1);
        }
        return line;
    }

    private boolean isComment(int line) {
        return source.text().substring(line, source.lineEnd(line)).stripLeading().startsWith("#");
    }

    private int end(Node branch, SequenceNode branches) {
        int end = source.end(branch);
        return SourceText.isFlow(branches) ? end : source.lineEnd(end);
    }
}

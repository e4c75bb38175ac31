package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Changes to whole lines of a text. */
final class Lines {

    private final SourceText source;
    private final Edits edits;

    Lines(SourceText source, Edits edits) {
        this.source = source;
        this.edits = edits;
    }

    /** Moves the lines behind a place, up to the one of another, to the right or to the left. */
    void shift(int from, int to, int columns) {
        if (columns == 0) {
            return;
        }
        for (int line = source.nextLine(from); line < to; line = source.nextLine(line)) {
            if (columns > 0 && line + blanks(line) < source.lineEnd(line)) {
                edits.indent(line, line, columns);
            } else if (columns < 0) {
                edits.indent(line, line + Math.min(-columns, blanks(line)), 0);
            }
        }
    }

    private int blanks(int line) {
        int at = line;
        while (at < source.text().length() && source.text().charAt(at) == ' ') {
            at++;
        }
        return at - line;
    }

    /** The comments between two places, between which nothing else stands but marks of YAML. */
    List<String> comments(int from, int to) {
        List<String> comments = new ArrayList<>();
        for (int at = from; at < to; at = source.nextLine(at)) {
            int end = Math.min(to, source.lineEnd(at));
            int comment = source.text().indexOf('#', at);
            if (comment >= 0 && comment < end) {
                comments.add(source.text().substring(comment, end).stripTrailing());
            }
        }
        return comments;
    }

    /** Takes entries of a mapping away, with the comments behind them. */
    void remove(Set<NodeTuple> entries, MappingNode from) {
        List<NodeTuple> all = from.getValue();
        boolean isAnyKept = false;
        for (int i = 0; i < all.size(); i++) {
            NodeTuple entry = all.get(i);
            if (!entries.contains(entry)) {
                isAnyKept = true;
            } else if (!SourceText.isFlow(from)) {
                edits.delete(source.lineStart(start(entry)), source.nextLine(end(entry)));
            } else if (isAnyKept) {
                edits.delete(end(all.get(i - 1)), end(entry));
            } else {
                edits.delete(start(entry), i + 1 < all.size() ? start(all.get(i + 1)) : end(entry));
            }
        }
    }

    private int start(NodeTuple entry) {
        return source.start(entry.getKeyNode());
    }

    private int end(NodeTuple entry) {
        return Math.max(source.end(entry.getKeyNode()), source.end(entry.getValueNode()));
    }
}

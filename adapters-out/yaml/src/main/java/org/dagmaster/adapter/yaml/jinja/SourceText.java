package org.dagmaster.adapter.yaml.jinja;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dagmaster.domain.workflow.SourcePosition;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A text, and where the nodes of its tree stand in it. Offsets are those of Java's strings. */
final class SourceText {

    private final String text;
    private final String lineBreak;
    private final int[] lines;

    /** Offsets by code point, as the tree's marks count; null where both are the same. */
    private final int @Nullable [] offsets;

    SourceText(String text) {
        this.text = text;
        this.lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines =
                IntStream.concat(
                                IntStream.of(0),
                                IntStream.range(1, text.length() + 1)
                                        .filter(i -> text.charAt(i - 1) == '\n'))
                        .toArray();
        boolean isSame = text.codePointCount(0, text.length()) == text.length();
        this.offsets = isSame ? null : offsets(text);
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.length() + 1];
        int count = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            offsets[count++] = at;
        }
        offsets[count++] = text.length();
        return Arrays.copyOf(offsets, count);
    }

    String text() {
        return text;
    }

    /** Where a node's own text begins, behind its anchor. */
    int start(Node node) {
        int at = offset(node.getStartMark());
        if (at < text.length() && text.charAt(at) == '&') {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** Behind a node's last character that is neither blank nor comment. */
    int end(Node node) {
        return switch (node) {
            case ScalarNode scalar -> stripped(start(scalar), offset(scalar.getEndMark()));
            case CollectionNode<?> collection when isFlow(collection) ->
                    offset(collection.getEndMark());
            case MappingNode mapping -> {
                NodeTuple last = mapping.getValue().getLast();
                yield Math.max(end(last.getKeyNode()), end(last.getValueNode()));
            }
            case SequenceNode sequence -> end(sequence.getValue().getLast());
            default -> throw new IllegalStateException("aliases were refused before");
        };
    }

    static boolean isFlow(CollectionNode<?> collection) {
        return collection.getFlowStyle() == FlowStyle.FLOW;
    }

    private int stripped(int start, int end) {
        int at = end;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int offset(Optional<Mark> mark) {
        int index = mark.map(Mark::getIndex).orElseThrow();
        return offsets == null ? index : offsets[index];
    }

    int lineStart(int offset) {
        return lines[lineOf(offset)];
    }

    /** Where the line's break is, or the text's end. */
    int lineEnd(int offset) {
        int line = lineOf(offset);
        int next = line + 1 < lines.length ? lines[line + 1] - 1 : text.length();
        return next > lines[line] && next < text.length() && text.charAt(next - 1) == '\r'
                ? next - 1
                : next;
    }

    /** Where the next line begins; the text's end if there is none. */
    int nextLine(int offset) {
        int line = lineOf(offset);
        return line + 1 < lines.length ? lines[line + 1] : text.length();
    }

    /** Characters before it in its line. */
    int column(int offset) {
        return offset - lineStart(offset);
    }

    /** A break and blanks, so that what follows begins in the column of an offset. */
    String breakTo(int column) {
        return lineBreak + " ".repeat(column);
    }

    SourcePosition position(String file, int offset) {
        int line = lineOf(offset);
        return new SourcePosition(file, line + 1, text.codePointCount(lines[line], offset) + 1);
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found >= 0 ? found : -found - 2;
    }
}

package org.dagmaster.domain.workflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One child of a fan_out; as a node's name {@code {fan_out}__{index}}.
 *
 * @param index from 0
 */
public record ChildId(NodeId fanOut, int index) implements Comparable<ChildId> {

    /** Longer names of fan_outs would leave no room for the index in the names of children. */
    public static final int LONGEST_PARENT = 55;

    private static final Pattern FORM = Pattern.compile("([a-z0-9_]+)__(0|[1-9][0-9]{0,6})");

    public ChildId {
        if (index < 0) {
            throw new IllegalArgumentException("child " + index + " of " + fanOut + " is below 0");
        }
    }

    /** The name under which the child's task travels. */
    public NodeId node() {
        return new NodeId(fanOut.value() + "__" + index);
    }

    /** The child that such a name would mean; whether there is such a fan_out is not asked. */
    public static Optional<ChildId> parse(NodeId node) {
        Matcher matcher = FORM.matcher(node.value());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        NodeId fanOut = new NodeId(matcher.group(1));
        return Optional.of(new ChildId(fanOut, Integer.parseInt(matcher.group(2))));
    }

    @Override
    public int compareTo(ChildId other) {
        int byParent = fanOut.compareTo(other.fanOut);
        return byParent != 0 ? byParent : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return node().value();
    }
}

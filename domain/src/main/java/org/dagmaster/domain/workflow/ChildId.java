package org.dagmaster.domain.workflow;

import java.util.Optional;

/**
 * One child of a fan_out; as a node's name {@code {fan_out}__{index}}.
 *
 * @param index from 0
 */
public record ChildId(NodeId fanOut, int index) implements Comparable<ChildId> {

    /** Longer names of fan_outs would leave no room for the index in the names of children. */
    public static final int LONGEST_PARENT = 55;

    private static final String SEPARATOR = "__";
    private static final int MOST_DIGITS = 7;

    public ChildId {
        if (index < 0) {
            throw new IllegalArgumentException("child " + index + " of " + fanOut + " is below 0");
        }
    }

    /** The name under which the child's task travels. */
    public NodeId node() {
        return new NodeId(fanOut.value() + SEPARATOR + index);
    }

    /** The child that such a name would mean; whether there is such a fan_out is not asked. */
    public static Optional<ChildId> parse(NodeId node) {
        String name = node.value();
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        int length = name.length() - digits;
        boolean isIndex =
                length == 1 || (length > 1 && length <= MOST_DIGITS && name.charAt(digits) != '0');
        int parent = digits - SEPARATOR.length();
        if (!isIndex || parent < 1 || !name.startsWith(SEPARATOR, parent)) {
            return Optional.empty();
        }
        NodeId fanOut = new NodeId(name.substring(0, parent));
        return Optional.of(new ChildId(fanOut, Integer.parseInt(name.substring(digits))));
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

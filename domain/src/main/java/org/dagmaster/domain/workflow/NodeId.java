package org.dagmaster.domain.workflow;

import java.util.regex.Pattern;

/** The name of a node within its workflow: {@code [a-z0-9_]{1,64}}. */
public record NodeId(String value) implements Comparable<NodeId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,64}");

    public NodeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no node id: use 1 to 64 of a-z, 0-9 and _");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.dagmaster.domain.workflow;

/** The name of a node within its workflow: {@code [a-z0-9_]{1,64}}. */
public record NodeId(String value) implements Comparable<NodeId> {

    private static final int LONGEST = 64;

    public NodeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no node id: use 1 to 64 of a-z, 0-9 and _");
        }
    }

    /** Asked many times a step, so without a regular expression. */
    public static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
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

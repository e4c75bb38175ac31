package org.dagmaster.domain.picture;

import java.util.Locale;

/** The kinds of boxes: the types of nodes, and the children of a fan_out, which are no nodes. */
public enum NodeKind {
    START,
    TASK,
    CONDITIONAL,
    FAN_OUT,
    /** What runs once for each element of a fan_out's list. */
    CHILDREN,
    FAN_IN,
    END;

    /** The word after {@code type:} in the YAML. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

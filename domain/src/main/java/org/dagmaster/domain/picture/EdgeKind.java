package org.dagmaster.domain.picture;

import java.util.Locale;

/** The kinds of arrows, by what drew them in the YAML. */
public enum EdgeKind {
    NEXT,
    /** One way out of a conditional; its label tells which. */
    BRANCH,
    /** From a fan_out to what runs for each element of its list. */
    CHILDREN,
    /** {@code depends_on.all_of}. */
    ALL_OF,
    /** {@code depends_on.any_of}: one of these is enough, and the rest must have ended. */
    ANY_OF;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

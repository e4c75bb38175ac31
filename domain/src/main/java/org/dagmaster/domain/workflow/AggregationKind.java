package org.dagmaster.domain.workflow;

import java.util.Locale;

/** What a fan_in makes of its children's outputs. */
public enum AggregationKind {
    /** {@code {results: [...], count}}: one element a child. */
    COLLECT,
    /** {@code {results: [...], count}}: the children's lists, one after the other. */
    CONCAT,
    /** {@code {total, count}}. */
    SUM,
    /** {@code {result, count}}: of the child with the lowest index. */
    FIRST,
    /** {@code {result, count}}: of the child with the highest index. */
    LAST;

    /** The word in the YAML. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

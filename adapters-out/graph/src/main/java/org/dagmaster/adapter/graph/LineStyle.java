package org.dagmaster.adapter.graph;

import org.dagmaster.domain.picture.EdgeKind;

/** How a line is drawn. Lines of one style may meet. */
enum LineStyle {
    /** Drawn by the node it comes from. */
    NEXT,
    /** Drawn by the node it leads to, which waits for all. */
    ALL_OF,
    /** Drawn by the node it leads to, for which one is enough. */
    ANY_OF;

    static LineStyle of(EdgeKind kind) {
        return switch (kind) {
            case NEXT, BRANCH, CHILDREN -> NEXT;
            case ALL_OF -> ALL_OF;
            case ANY_OF -> ANY_OF;
        };
    }
}

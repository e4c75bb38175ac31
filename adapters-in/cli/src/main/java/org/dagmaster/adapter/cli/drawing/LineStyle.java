package org.dagmaster.adapter.cli.drawing;

import org.dagmaster.domain.picture.EdgeKind;

/** How a line is drawn. */
enum LineStyle {
    NEXT,
    ALL_OF,
    ANY_OF;

    static LineStyle of(EdgeKind kind) {
        return switch (kind) {
            case NEXT, BRANCH, CHILDREN -> NEXT;
            case ALL_OF -> ALL_OF;
            case ANY_OF -> ANY_OF;
        };
    }
}

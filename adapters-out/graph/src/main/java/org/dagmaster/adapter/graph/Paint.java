package org.dagmaster.adapter.graph;

import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.picture.NodeKind;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a box. Boxes are filled and what lies between them is of a middle grey, so that a
 * picture can be read on a light and on a dark page.
 *
 * @param ink of the title
 * @param faded of the lines below it
 */
record Paint(String fill, String stroke, String ink, String faded) {

    /** What lies on the page itself; its contrast is about 4.5 with white and with black. */
    static final String ON_PAGE = "#75808d";

    /** Lines drawn by depends_on. */
    static final String WAITING = "#0f95a6";

    static final Paint LABEL = new Paint("#fff6d6", "#d69e2e", "#7a4b06", "#7a4b06");

    private static final Paint GREY = new Paint("#f1f4f8", "#8492a6", "#1f2a37", "#55606e");
    private static final Paint BLUE = new Paint("#e9f2ff", "#3e83e0", "#12305c", "#4a6288");
    private static final Paint GREEN = new Paint("#e2f7e8", "#2ba35a", "#0e4425", "#3c6b4f");
    private static final Paint AMBER = new Paint("#fff3cf", "#dd9a1a", "#5e3a04", "#85641f");
    private static final Paint VIOLET = new Paint("#f3ebff", "#8f5bd6", "#3d1a73", "#6b5290");
    private static final Paint RED = new Paint("#ffe6e4", "#d9403a", "#6b1310", "#8f4744");
    private static final Paint PALE = new Paint("#f8f9fb", "#b4bdc9", "#66707d", "#66707d");

    static Paint of(NodeKind kind, @Nullable NodeStatus status) {
        return status == null ? of(kind) : of(status);
    }

    private static Paint of(NodeKind kind) {
        return switch (kind) {
            case START -> GREEN;
            case END -> GREY;
            case TASK -> BLUE;
            case CONDITIONAL -> AMBER;
            case FAN_OUT, CHILDREN, FAN_IN -> VIOLET;
        };
    }

    private static Paint of(NodeStatus status) {
        return switch (status) {
            case PENDING -> GREY;
            case READY, DISPATCHED -> AMBER;
            case RUNNING -> BLUE;
            case COMPLETED -> GREEN;
            case FAILED -> RED;
            case SKIPPED, CANCELLED -> PALE;
        };
    }
}

package org.dagmaster.adapter.rest;

import java.util.Objects;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What a request for an operator's action says.
 *
 * @param node null if it names none
 * @param reason null if it gives none
 */
record ActionBody(@Nullable NodeId node, @Nullable String reason, boolean dryRun, String actor) {

    private static final int LONGEST_REASON = 2000;

    /** What an action is aimed at. */
    enum Aim {
        /** The job as a whole; a node cannot be named. */
        JOB,
        /** A node if one is named, everything otherwise. */
        NODE_OR_ALL,
        /** A node, which must be named. */
        NODE
    }

    /**
     * @throws org.dagmaster.application.port.in.Refused (INVALID) if anything is wrong with it
     */
    static ActionBody read(Fields fields, Aim aim) {
        NodeId node = aim == Aim.JOB ? null : node(fields);
        if (aim == Aim.NODE) {
            fields.require("node_id");
        }
        String reason = fields.text("reason", LONGEST_REASON);
        boolean dryRun = fields.flag("dry_run");
        String actor = JobRequests.actor(fields);
        fields.done();
        return new ActionBody(node, reason, dryRun, actor);
    }

    private static @Nullable NodeId node(Fields fields) {
        String text = fields.formed("node_id", NodeId::isValid, "1 to 64 of a-z, 0-9 and _");
        return text == null ? null : new NodeId(text);
    }

    /** The node that {@link Aim#NODE} makes sure of. */
    NodeId theNode() {
        return Objects.requireNonNull(node);
    }
}

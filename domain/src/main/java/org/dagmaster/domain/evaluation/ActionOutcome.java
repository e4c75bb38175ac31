package org.dagmaster.domain.evaluation;

import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;

/** What became of an operator's action. */
public sealed interface ActionOutcome {

    /** What an action does to a node. */
    enum Kind {
        /** It had run, and runs again. */
        RUN_AGAIN,
        /** It had not run, and is decided anew. */
        RESET,
        /** It is not to run. */
        SKIP,
        /** It is given up. */
        CANCEL
    }

    /**
     * One node's part.
     *
     * @param node a node, or a child of a fan_out
     * @param before the state it was in
     * @param children how many children of a fan_out are concerned; 0 of any other node
     */
    record Effect(NodeId node, NodeStatus before, Kind kind, int children) {}

    /** It was done; {@link JobStep#effects} tells what that means for the nodes. */
    record Done() implements ActionOutcome {}

    /** There was nothing to do: the job is as the action wants it. */
    record Nothing(String sentence) implements ActionOutcome {}

    /** It cannot be done, and nothing was changed. */
    record Refused(ErrorCode code, String sentence) implements ActionOutcome {}
}

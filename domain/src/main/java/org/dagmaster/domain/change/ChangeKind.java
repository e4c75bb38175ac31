package org.dagmaster.domain.change;

import java.util.Locale;

/** The kinds of changes; the wire name is the lower-case name. */
public enum ChangeKind {
    INPUT_ADDED(Subject.INPUTS),
    INPUT_REMOVED(Subject.INPUTS),
    INPUT_TYPE(Subject.INPUTS),
    /** Whether a caller has to give it. */
    INPUT_REQUIRED(Subject.INPUTS),
    INPUT_DEFAULT(Subject.INPUTS),
    INPUT_ENUM(Subject.INPUTS),
    INPUT_PATTERN(Subject.INPUTS),
    INPUT_MINIMUM(Subject.INPUTS),
    INPUT_MAXIMUM(Subject.INPUTS),
    OUTPUT_ADDED(Subject.RESULT),
    OUTPUT_REMOVED(Subject.RESULT),
    OUTPUT_CHANGED(Subject.RESULT),
    NODE_ADDED(Subject.NODES),
    NODE_REMOVED(Subject.NODES),
    NODE_TYPE(Subject.NODES),
    /** A node waits for another one beside. */
    EDGE_ADDED(Subject.ORDER),
    EDGE_REMOVED(Subject.ORDER),
    /** Whether a node waits for all or for one of several. */
    JOIN(Subject.ORDER),
    /** Values of a conditional lead to other nodes. */
    ROUTE(Subject.ORDER),
    /** Values of a conditional take a branch of another name. */
    BRANCH_NAME(Subject.ORDER),
    /** What a conditional decides by. */
    CONDITION_FIELD(Subject.ORDER),
    HANDLER(Subject.WORK),
    QUEUE(Subject.WORK),
    PARAM_ADDED(Subject.WORK),
    PARAM_REMOVED(Subject.WORK),
    PARAM_CHANGED(Subject.WORK),
    TIMEOUT(Subject.WORK),
    RETRY(Subject.WORK),
    /** The list of a fan_out. */
    SOURCE(Subject.WORK),
    AGGREGATION(Subject.WORK),
    /** What of each child a fan_in gathers. */
    FIELD(Subject.WORK),
    ON_CHILD_FAILURE(Subject.WORK),
    /** In which order a fan_in gathers the children of several fan_outs. */
    GATHERING_ORDER(Subject.WORK),
    NAME(Subject.TEXTS),
    DESCRIPTION(Subject.TEXTS),
    INPUT_DESCRIPTION(Subject.TEXTS),
    FILE_ORDER(Subject.TEXTS),
    /** The same conditions in other words. */
    BRANCH_WORDING(Subject.TEXTS);

    private final Subject subject;

    ChangeKind(Subject subject) {
        this.subject = subject;
    }

    public Subject subject() {
        return subject;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

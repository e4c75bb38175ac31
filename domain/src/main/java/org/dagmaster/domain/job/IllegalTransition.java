package org.dagmaster.domain.job;

/** A move that the table of states does not have: a defect of ours, never of a caller's. */
public final class IllegalTransition extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public IllegalTransition(String what, String from, String to) {
        super("a " + what + " cannot go from " + from + " to " + to);
    }
}

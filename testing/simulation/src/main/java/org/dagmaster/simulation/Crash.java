package org.dagmaster.simulation;

/** A process ends in the middle of what it does. */
final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1;

    Crash() {
        super("the process has died", null, false, false);
    }
}

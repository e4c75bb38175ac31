package org.dagmaster.adapter.cli.drawing;

/** A picture that characters cannot show well; the message says why. */
final class Undrawable extends Exception {

    private static final long serialVersionUID = 1;

    Undrawable(String message) {
        super(message);
    }
}

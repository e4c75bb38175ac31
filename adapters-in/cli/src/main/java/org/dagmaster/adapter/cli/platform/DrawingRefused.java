package org.dagmaster.adapter.cli.platform;

/** A workflow is too large to be drawn; the message says how large. */
public final class DrawingRefused extends Exception {

    private static final long serialVersionUID = 1;

    public DrawingRefused(String message) {
        super(message);
    }
}

package org.dagmaster.adapter.stac;

/** pgSTAC cannot be brought to where it is wanted; the message says what to do. */
public final class PgStacInstallException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PgStacInstallException(String message) {
        super(message);
    }

    PgStacInstallException(String message, Throwable cause) {
        super(message, cause);
    }
}

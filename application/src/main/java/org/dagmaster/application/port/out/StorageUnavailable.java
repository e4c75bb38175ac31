package org.dagmaster.application.port.out;

/** The database (or another store) cannot be reached just now; trying again may help. */
public final class StorageUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.dagmaster.adapter.postgresserver;

import org.jspecify.annotations.Nullable;

/** The private server cannot be had; the message says why and what to do. */
public final class PostgresServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Code {
        /** No installed PostgreSQL was found where it was looked for. */
        POSTGRES_NOT_FOUND,
        /** The program runs as root, and there is no user {@code postgres} to run the server. */
        POSTGRES_USER_MISSING,
        /** The data folder cannot be made or written. */
        POSTGRES_FOLDER_UNUSABLE,
        /** A cluster or a database could not be created. */
        POSTGRES_INIT_FAILED,
        /** The server did not start, or did not stop. */
        POSTGRES_START_FAILED
    }

    private final Code code;

    PostgresServerException(Code code, String message) {
        this(code, message, null);
    }

    PostgresServerException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

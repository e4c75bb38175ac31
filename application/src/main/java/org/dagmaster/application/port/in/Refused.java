package org.dagmaster.application.port.in;

import java.util.List;
import org.dagmaster.domain.job.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A request that cannot be met, with all that is wrong with it. Nothing was changed. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of answer it calls for. */
    public enum Kind {
        /** The request itself is wrong. */
        INVALID,
        /** It speaks of something that is not there. */
        NOT_FOUND,
        /** It goes against the present state. */
        CONFLICT,
        /** Something it needs is away just now. */
        UNAVAILABLE
    }

    /**
     * One fault of the request.
     *
     * @param pointer a JSON pointer (RFC 6901) into the request's body; null if it has no place
     *     there
     */
    public record Fault(ErrorCode code, String message, @Nullable String pointer) {}

    private final Kind kind;
    private final transient ErrorCode code;
    private final transient List<Fault> faults;

    private Refused(Kind kind, ErrorCode code, String message, List<Fault> faults) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public static Refused invalid(String code, String message, List<Fault> faults) {
        return new Refused(Kind.INVALID, new ErrorCode(code), message, faults);
    }

    public static Refused notFound(String code, String message) {
        return new Refused(Kind.NOT_FOUND, new ErrorCode(code), message, List.of());
    }

    public static Refused conflict(String code, String message) {
        return new Refused(Kind.CONFLICT, new ErrorCode(code), message, List.of());
    }

    public static Refused unavailable(String code, String message) {
        return new Refused(Kind.UNAVAILABLE, new ErrorCode(code), message, List.of());
    }

    public Kind kind() {
        return kind;
    }

    public ErrorCode code() {
        return code;
    }

    /** The sentence for the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }
}

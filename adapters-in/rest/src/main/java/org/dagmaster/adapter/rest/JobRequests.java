package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.job.JobId;
import org.jspecify.annotations.Nullable;

/** What the requests about jobs have in common. */
final class JobRequests {

    static final String JOBS = "/api/v1/jobs";
    static final String JOB = JOBS + "/{job_id}";

    /** Who acts where nobody says so, as long as the API does not ask who that is. */
    private static final String ANONYMOUS = "anonymous";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern UUID_FORM =
            Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A name that shows as it is: no control characters, and blanks between words only. */
    private static final Pattern ACTOR = Pattern.compile("[^\\p{Z}\\p{C}]+( [^\\p{Z}\\p{C}]+)*");

    private JobRequests() {}

    static JobId jobId(Context ctx) {
        String text = ctx.pathParam("job_id");
        if (!isJobId(text)) {
            throw Refused.invalid("JOB_ID_INVALID", notAnId(text), List.of());
        }
        return new JobId(UUID.fromString(text));
    }

    static boolean isJobId(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    static String notAnId(String text) {
        return "'%s' is no job id: it must be a UUID".formatted(text);
    }

    /** Null if the request has none. */
    static @Nullable String idempotencyKey(Context ctx) {
        String key = ctx.header("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw Refused.invalid(
                    "IDEMPOTENCY_KEY_INVALID",
                    "the header Idempotency-Key must be 1 to 255 visible ASCII characters",
                    List.of());
        }
        return key;
    }

    static String actor(Fields fields) {
        String actor =
                fields.formed(
                        "actor",
                        text -> ACTOR.matcher(text).matches(),
                        "1 to 255 visible characters");
        return actor == null ? ANONYMOUS : actor;
    }
}

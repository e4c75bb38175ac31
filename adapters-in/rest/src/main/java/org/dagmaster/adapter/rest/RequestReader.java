package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** Reads bodies within their limits. */
final class RequestReader {

    private static final List<String> JSON_TYPES = List.of(Json.MEDIA_TYPE);
    private static final List<String> YAML_TYPES =
            List.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

    private static final long MAX_DISCARDED = 64L << 20;

    private final long maxBytes;

    RequestReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The members of a JSON body, which must be an object. */
    Fields jsonObject(Context ctx) throws IOException {
        wantType(ctx, JSON_TYPES);
        return fields(bytes(ctx));
    }

    /**
     * As {@link #jsonObject}, for requests whose members are all optional: without a body it counts
     * as an empty object. Pages still have to name the type, as they could post across sites
     * otherwise; browsers name the origin of every post.
     */
    Fields optionalJsonObject(Context ctx) throws IOException {
        if (ctx.req().getContentType() != null || ctx.header("Origin") != null) {
            wantType(ctx, JSON_TYPES);
        }
        byte[] body = bytes(ctx);
        if (body.length == 0) {
            return new Fields(Map.of(), new Faults());
        }
        wantType(ctx, JSON_TYPES);
        return fields(body);
    }

    private static Fields fields(byte[] body) {
        Faults faults = new Faults();
        Object value = JsonTree.read(body, faults);
        if (!(value instanceof Map<?, ?> members)) {
            throw Refused.invalid(
                    "BODY_NOT_OBJECT",
                    "the body is of type %s: send a JSON object".formatted(Values.typeName(value)),
                    List.of());
        }
        return new Fields(members, faults);
    }

    /** The text of a YAML body. */
    String yaml(Context ctx) throws IOException {
        wantType(ctx, YAML_TYPES);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(ctx)))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Refused.invalid(
                    "TEXT_NOT_UTF8",
                    "the body is not in UTF-8: save it in that encoding",
                    List.of());
        }
    }

    /** No content coding is undone here, so that none may be used. */
    static void refuseContentCoding(Context ctx) {
        String coding = ctx.header("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new HttpProblem(
                    Problem.of(
                            415,
                            "CONTENT_CODING_UNSUPPORTED",
                            "a body with the content coding '%s' is not read: send it plain"
                                    .formatted(coding)),
                    Map.of("Accept-Encoding", "identity"));
        }
    }

    private byte[] bytes(Context ctx) throws IOException {
        refuseContentCoding(ctx);
        InputStream sent = ctx.req().getInputStream();
        if (ctx.req().getContentLengthLong() > maxBytes) {
            throw tooLarge(sent);
        }
        byte[] body = sent.readNBytes((int) maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge(sent);
        }
        return body;
    }

    /**
     * What is still being sent is read and thrown away, up to a bound: a client whose connection is
     * closed while it sends never sees the answer.
     */
    private HttpProblem tooLarge(InputStream sent) throws IOException {
        sent.skip(MAX_DISCARDED);
        return new HttpProblem(
                Problem.of(
                        413,
                        "BODY_TOO_LARGE",
                        "the body is above the limit of %d bytes".formatted(maxBytes)));
    }

    /** Beyond what it says of the body, a wanted type keeps pages of other sites from posting. */
    private static void wantType(Context ctx, List<String> wanted) {
        String type = mediaType(ctx.req().getContentType());
        if (!wanted.contains(type)) {
            throw new HttpProblem(
                    Problem.of(
                            415,
                            "MEDIA_TYPE_UNSUPPORTED",
                            "a body of type '%s' is not read here: send it with Content-Type: %s"
                                    .formatted(type, wanted.getFirst())),
                    Map.of("Accept", String.join(", ", wanted)));
        }
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}

package org.dagmaster.application.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.SubmitJob;
import org.jspecify.annotations.Nullable;

/** Tells whether two submissions ask for the same: SHA-256 over a form with sorted keys. */
final class RequestHash {

    private RequestHash() {}

    /** Of the request as it was made: which version is the newest may change between two. */
    static String of(SubmitJob.Request request) {
        StringBuilder text = new StringBuilder();
        text.append(request.workflowId()).append(' ').append(request.version()).append(' ');
        append(text, request.inputs());
        if (request.repeats() != null) {
            text.append(request.repeats());
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                text.append('{');
                map.keySet().stream()
                        .map(String::valueOf)
                        .sorted()
                        .forEach(key -> {
                            text.append(key.length()).append(':').append(key).append('=');
                            append(text, map.get(key));
                        });
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                list.forEach(element -> append(text, element));
                text.append(']');
            }
            case String string ->
                    text.append('"').append(string.length()).append(':').append(string);
            case null, default -> text.append(value).append(';');
        }
    }
}

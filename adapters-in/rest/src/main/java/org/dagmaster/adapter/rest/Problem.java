package org.dagmaster.adapter.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.application.port.in.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says (RFC 9457).
 *
 * @param status of HTTP
 * @param code stable, UPPER_SNAKE; type and title are made of it
 * @param detail one sentence for the person
 * @param errors every single fault, where there are several or they have a place
 */
record Problem(int status, String code, String detail, List<Refused.Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://dagmaster.org/problems/";

    Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    static Problem of(Refused refused) {
        int status =
                switch (refused.kind()) {
                    case INVALID -> 400;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case UNAVAILABLE -> 503;
                };
        return new Problem(status, refused.code().value(), refused.sentence(), refused.faults());
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = Json.object();
        json.put("type", TYPES + words('-'));
        json.put("title", title());
        json.put("status", status);
        json.put("code", code);
        json.put("detail", detail);
        json.put("errors", Json.list(errors, Problem::toJson));
        return json;
    }

    private static Map<String, @Nullable Object> toJson(Refused.Fault fault) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("code", fault.code().value());
        json.put("detail", fault.message());
        if (fault.pointer() != null) {
            json.put("pointer", fault.pointer());
        }
        return json;
    }

    private String title() {
        String words = words(' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String words(char between) {
        return code.toLowerCase(Locale.ROOT).replace('_', between);
    }
}

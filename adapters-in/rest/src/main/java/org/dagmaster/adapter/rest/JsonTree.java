package org.dagmaster.adapter.rest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.in.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads a body into a JSON-shaped value. What the grammar forbids ends the reading; what only we
 * refuse (doubled keys, texts and numbers that no store can hold) is gathered with its pointer.
 */
final class JsonTree {

    /** Beyond this many digits before or after the point, databases refuse a number too. */
    private static final int MAX_SCALE = 1000;

    private final JsonParser parser;
    private final Faults faults;

    private JsonTree(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * @param faults takes up what is wrong and has a place
     * @throws Refused (INVALID) if the bytes are no JSON
     */
    static @Nullable Object read(byte[] body, Faults faults) {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() == null) {
                throw Refused.invalid(
                        "BODY_MISSING", "the request has no body: send a JSON object", List.of());
            }
            Object value = new JsonTree(parser, faults).value("");
            if (parser.nextToken() != null) {
                throw malformed("there is more after the end of the document", parser);
            }
            return value;
        } catch (StreamConstraintsException beyond) {
            throw Refused.invalid(
                    "JSON_BEYOND_LIMITS",
                    "the JSON is deeper than %d levels, or has a number or name that is too long"
                            .formatted(Json.MAX_DEPTH),
                    List.of());
        } catch (JacksonException broken) {
            throw malformed(broken.getOriginalMessage(), broken.getLocation());
        }
    }

    private @Nullable Object value(String pointer) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> text(parser.getString(), pointer);
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(pointer);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw malformed("there is no value where one must be", parser);
        };
    }

    private Map<String, @Nullable Object> object(String pointer) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String place = Faults.pointer(pointer, name);
            parser.nextToken();
            text(name, place);
            if (members.containsKey(name)) {
                faults.add(
                        "FIELD_DOUBLED",
                        "'%s' is given twice: keep one of the two".formatted(name),
                        place);
            }
            members.put(name, value(place));
        }
        return members;
    }

    private List<@Nullable Object> array(String pointer) {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size()));
        }
        return items;
    }

    private String text(String text, String pointer) {
        boolean storable =
                text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (!storable) {
            faults.add(
                    "TEXT_NOT_STORABLE",
                    "the text has U+0000 or half of a surrogate pair in it: take that out",
                    pointer);
        }
        return text;
    }

    /** A double where it is exact to the digits given, a decimal where it is not. */
    private Number decimal(String pointer) {
        BigDecimal exact = parser.getDecimalValue();
        double rounded = exact.doubleValue();
        if (Double.isFinite(rounded)
                && new BigDecimal(Double.toString(rounded)).compareTo(exact) == 0) {
            return rounded;
        }
        if (Math.abs((long) exact.scale()) > MAX_SCALE) {
            faults.add(
                    "NUMBER_OUT_OF_RANGE",
                    "the number has more than %d digits".formatted(MAX_SCALE),
                    pointer);
        }
        return exact;
    }

    private static Refused malformed(String what, JsonParser parser) {
        return malformed(what, parser.currentTokenLocation());
    }

    private static Refused malformed(String what, @Nullable TokenStreamLocation at) {
        String place =
                at == null
                        ? ""
                        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        return Refused.invalid(
                "JSON_MALFORMED", "the body is not JSON: " + what + place, List.of());
    }
}

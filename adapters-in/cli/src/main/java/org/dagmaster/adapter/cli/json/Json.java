package org.dagmaster.adapter.cli.json;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees. What is read is written again as it was: decimals keep their digits. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Empty if the text is no JSON document. */
    public static Optional<JsonNode> parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    public static JsonNode string(String text) {
        return MAPPER.getNodeFactory().stringNode(text);
    }

    /** The tree of a JSON-shaped value. */
    public static JsonNode tree(Map<String, @Nullable Object> value) {
        return MAPPER.valueToTree(value);
    }

    public static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static String pretty(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    /** A member as text: strings as they are, the rest as JSON; empty if it is missing or null. */
    public static String text(JsonNode node, String member) {
        return text(node.path(member));
    }

    /** As {@link #text(JsonNode, String)}, of the value itself. */
    public static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isString() ? value.stringValue() : compact(value);
    }

    public static boolean isPresent(JsonNode node, String member) {
        return node.hasNonNull(member);
    }

    public static long number(JsonNode node, String member) {
        return node.path(member).asLong(0);
    }

    public static double decimal(JsonNode node, String member) {
        return node.path(member).asDouble(0);
    }

    /** Null if the member is missing or no time. */
    public static @Nullable Instant time(JsonNode node, String member) {
        String text = text(node, member);
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}

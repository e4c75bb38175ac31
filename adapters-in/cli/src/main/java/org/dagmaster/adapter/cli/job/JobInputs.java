package org.dagmaster.adapter.cli.job;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of a job, from a file and from {@code name=value} pairs. */
public final class JobInputs {

    private JobInputs() {}

    /**
     * A pair wins over the file. The text of an input that is declared a string is taken as it
     * stands; any other is read as JSON where it is JSON, and left to the server to judge where
     * not.
     *
     * @param file a JSON object; null for none
     * @param workflow the API's answer about the workflow
     */
    public static ObjectNode read(
            @Nullable Path file, Map<String, String> pairs, JsonNode workflow) {
        ObjectNode inputs = file == null ? Json.object() : object(file);
        Map<String, String> types = types(workflow);
        pairs.forEach((name, text) -> inputs.set(name, value(text, types.get(name))));
        return inputs;
    }

    private static ObjectNode object(Path file) {
        JsonNode content = Json.parse(LocalFiles.readText(file)).orElseGet(Json::array);
        if (content instanceof ObjectNode object) {
            return object;
        }
        throw CliFailure.refused(
                "INPUTS_FILE_INVALID",
                "'" + file + "' does not hold one JSON object.",
                "Write the inputs as {\"name\": value, ...}.");
    }

    private static Map<String, String> types(JsonNode workflow) {
        Map<String, String> types = new HashMap<>();
        for (JsonNode input : workflow.path("inputs").values()) {
            types.put(Json.text(input, "name"), Json.text(input, "type"));
        }
        return types;
    }

    private static JsonNode value(String text, @Nullable String type) {
        JsonNode plain = Json.string(text);
        return "string".equals(type) ? plain : Json.parse(text).orElse(plain);
    }
}

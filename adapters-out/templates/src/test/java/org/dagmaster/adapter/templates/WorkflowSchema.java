package org.dagmaster.adapter.templates;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of the language, as it is shipped. */
final class WorkflowSchema {

    static final String TEXT = read("/schema/workflow.schema.json");

    private static final JsonNode TREE = JsonMapper.shared().readTree(TEXT);
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

    private WorkflowSchema() {}

    /** What an editor would mark in a text; empty if it fits. */
    static List<String> check(String yaml) {
        return SCHEMA.validate(json(yaml), InputFormat.JSON).stream().map(Error::toString).toList();
    }

    /** The YAML in JSON. */
    private static String json(String yaml) {
        LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        return JsonMapper.shared().writeValueAsString(new Load(settings).loadFromString(yaml));
    }

    /** The keys that the schema knows at a place, by its JSON pointer. */
    static Set<String> keys(String pointer) {
        return new TreeSet<>(TREE.at(pointer + "/properties").propertyNames());
    }

    /** The words of an enum, by its JSON pointer. */
    static List<String> words(String pointer) {
        return TREE.at(pointer + "/enum").values().stream().map(JsonNode::asString).toList();
    }

    /** The keys that a place cannot do without. */
    static List<String> required(String pointer) {
        return TREE.at(pointer + "/required").values().stream().map(JsonNode::asString).toList();
    }

    /** Every property there is, by its JSON pointer. */
    static List<String> properties() {
        List<String> pointers = new java.util.ArrayList<>();
        collect(TREE, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String at, List<String> pointers) {
        boolean isCondition = at.contains("/if") || at.contains("/then");
        if (at.endsWith("/properties") && !isCondition) {
            node.propertyNames().forEach(name -> pointers.add(at + "/" + name));
        }
        node.propertyStream()
                .forEach(entry -> collect(entry.getValue(), at + "/" + entry.getKey(), pointers));
    }

    /** Whether there is a text for an editor to show of a property, there or where it refers to. */
    static boolean isDescribed(String pointer) {
        JsonNode node = TREE.at(pointer);
        boolean isHere = !node.path("description").asString("").isBlank();
        String reference = node.path("$ref").asString("");
        return isHere || !reference.isEmpty() && isDescribed(reference.substring(1));
    }

    private static String read(String resource) {
        try (InputStream in = WorkflowSchema.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

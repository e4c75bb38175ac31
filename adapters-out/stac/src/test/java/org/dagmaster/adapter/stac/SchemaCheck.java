package org.dagmaster.adapter.stac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks stac-node-validator, offline, whether STAC objects are valid; see src/test/node. */
final class SchemaCheck {

    private static final Path NODE = Path.of("src", "test", "node").toAbsolutePath();

    private final Path folder;

    /**
     * @param folder where the objects are written to
     */
    SchemaCheck(Path folder) {
        this.folder = folder;
    }

    /** What is wrong with each of these objects, in order; an empty list for a valid one. */
    List<List<String>> faults(List<Map<String, @Nullable Object>> objects) throws Exception {
        assertThat(NODE.resolve("node_modules").resolve("stac-node-validator"))
                .as(
                        "the STAC validator is not installed: run ./dagmaster test, or 'npm ci' in"
                                + " adapters-out/stac/src/test/node")
                .isDirectory();
        List<String> command = new ArrayList<>(List.of("node", "check.mjs"));
        for (Map<String, @Nullable Object> object : objects) {
            Path file = folder.resolve("object-" + command.size() + ".json");
            Files.writeString(file, Json.write(object));
            command.add(file.toString());
        }
        List<List<String>> faults = new ArrayList<>();
        for (Object report : Look.list(run(command), "reports")) {
            List<String> errors =
                    Look.list(report, "errors").stream().map(String::valueOf).toList();
            assertThat(Look.at(report, "valid")).isEqualTo(errors.isEmpty());
            faults.add(errors);
        }
        assertThat(faults).hasSameSizeAs(objects);
        return faults;
    }

    private Map<String, @Nullable Object> run(List<String> command)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("node.log");
        Process node =
                new ProcessBuilder(command)
                        .directory(NODE.toFile())
                        .redirectError(errors.toFile())
                        .start();
        String output = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertThat(node.waitFor()).as(Files.readString(errors)).isZero();
        return Json.readMap(output);
    }
}

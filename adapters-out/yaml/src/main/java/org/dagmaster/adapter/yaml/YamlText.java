package org.dagmaster.adapter.yaml;

import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** From text to a tree: YAML 1.2, core schema, nothing that {@link YamlGuard} refuses. */
final class YamlText {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setUseMarks(true)
                    .setAllowDuplicateKeys(true)
                    // So that they are told of with their place, as any other wrong key.
                    .setAllowNonScalarKeys(true)
                    .setCodePointLimit(2 * YamlGuard.MAX_CHARS)
                    .build();

    private YamlText() {}

    /** Empty if there is nothing in the text, or something that the guard has found. */
    static Optional<Node> compose(String yaml, Consumer<YamlGuard.Finding> refused) {
        Optional<YamlGuard.Finding> finding = YamlGuard.inspect(yaml, SETTINGS);
        finding.ifPresent(refused);
        return finding.isPresent() ? Optional.empty() : new Compose(SETTINGS).composeString(yaml);
    }
}

package org.dagmaster.adapter.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** From text to a tree, in one pass: YAML 1.2, core schema, nothing that a guard refuses. */
public final class YamlText {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setUseMarks(true)
                    .setCodePointLimit(2 * TextCheck.MAX_CHARS)
                    .build();

    private YamlText() {}

    /** Takes keys as they are: all kinds, doubled ones, and without the merging of {@code <<}. */
    private static final class PlainComposer extends Composer {

        PlainComposer(String yaml) {
            super(
                    SETTINGS,
                    new YamlGuard(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml))));
        }

        @Override
        protected void composeMappingChildren(List<NodeTuple> children, MappingNode node) {
            children.add(new NodeTuple(composeKeyNode(node), composeValueNode(node)));
        }
    }

    /** Empty if there is nothing in the text, or something that is refused. */
    public static Optional<Node> compose(String yaml, Consumer<Finding> refused) {
        Optional<Finding> finding = TextCheck.inspect(yaml);
        if (finding.isPresent()) {
            refused.accept(finding.get());
            return Optional.empty();
        }
        try {
            return new PlainComposer(yaml).getSingleNode();
        } catch (YamlGuard.Refusal e) {
            refused.accept(e.finding());
        } catch (YamlEngineException e) {
            refused.accept(syntax(e));
        }
        return Optional.empty();
    }

    private static Finding syntax(YamlEngineException e) {
        return switch (e) {
            case YamlVersionException version ->
                    Finding.ofAll("YAML_SYNTAX", wrongVersion(version));
            case MarkedYamlEngineException marked ->
                    Finding.at(
                            "YAML_SYNTAX",
                            "this is no YAML: " + marked.getProblem(),
                            marked.getProblemMark());
            default -> Finding.ofAll("YAML_SYNTAX", "this is no YAML: " + e.getMessage());
        };
    }

    private static String wrongVersion(YamlVersionException e) {
        return "the text says that it is YAML %d.%d; it is read as 1.2"
                .formatted(e.getSpecVersion().getMajor(), e.getSpecVersion().getMinor());
    }
}

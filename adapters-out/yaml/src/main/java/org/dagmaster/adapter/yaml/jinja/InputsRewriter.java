package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Rewrites the section {@code inputs}: what was left out meant something else there. */
final class InputsRewriter {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Workbench bench;

    InputsRewriter(Workbench bench) {
        this.bench = bench;
    }

    void rewrite(MappingNode inputs) {
        bench.entries(inputs)
                .all()
                .forEach((name, tuple) -> {
                    checkName(name, tuple);
                    if (tuple.getValueNode() instanceof MappingNode input) {
                        input(bench.entries(input));
                    }
                });
    }

    /** Callers know an input by its name, so it is not changed here. */
    private void checkName(String name, NodeTuple tuple) {
        if (!NAME.matcher(name).matches()) {
            bench.report(
                    Code.BAD_NAME,
                    "'%s' is no name of an input: a letter, then a-z, 0-9 and _; rename it here, in the templates, and with all callers"
                            .formatted(name),
                    bench.source().start(tuple.getKeyNode()));
        }
    }

    private void input(Entries input) {
        input.refuseOthers(KnownKeys.INPUT, "an input");
        // Required was the rule; a default says that it was not meant.
        boolean isRequired =
                !bench.draft().isOurs() && !input.has("required") && !input.has("default");
        if (!input.has("type")) {
            String type = "type: string";
            input.insertFirst(isRequired ? List.of(type, "required: true") : List.of(type));
        } else if (isRequired) {
            input.insertAfter("type", "required: true");
        }
        bench.truth(input, "required");
        input.value("default").ifPresent(this::values);
        input.value("enum").ifPresent(this::values);
    }

    /** Plain values: no templates, but words of YAML 1.1. */
    private void values(Node value) {
        switch (value) {
            case ScalarNode scalar when !bench.draft().isOurs() ->
                    OldScalars.inOurs(scalar)
                            .ifPresent(written -> bench.draft().rewriteBare(scalar, written));
            case SequenceNode sequence -> sequence.getValue().forEach(this::values);
            case MappingNode mapping ->
                    mapping.getValue().stream().map(NodeTuple::getValueNode).forEach(this::values);
            default -> {}
        }
    }
}

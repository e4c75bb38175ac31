package org.dagmaster.adapter.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.port.out.WorkflowParser;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** Workflows to draw. */
final class Workflows {

    static final List<String> NAMES =
            List.of(
                    "/workflows/raster_ingest.yaml",
                    "/workflows/data_pipeline_test.yaml",
                    "/workflows/fan_out_test.yaml",
                    "/workflows/every_feature_test.yaml",
                    "/flood_products.yaml",
                    "/odd_names.yaml");

    private Workflows() {}

    static WorkflowDefinition named(String resource) {
        try (InputStream text =
                Objects.requireNonNull(Workflows.class.getResourceAsStream(resource), resource)) {
            return parsed(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorkflowDefinition parsed(String yaml) {
        WorkflowParser.Parsed parsed = new YamlWorkflowParser().parse("w.yaml", yaml);
        if (!parsed.problems().isEmpty()) {
            throw new AssertionError(parsed.problems());
        }
        return Objects.requireNonNull(parsed.definition());
    }

    /**
     * Tasks {@code n0} to {@code n(count-1)} between a start and an end.
     *
     * @param next what follows each, as YAML
     */
    static WorkflowDefinition generated(int count, String first, IntFunction<String> next) {
        String tasks =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                "  n%d: {type: task, handler: echo, queue: light, next: %s}\n"
                                        .formatted(i, next.apply(i)))
                        .collect(Collectors.joining());
        return parsed(
                "workflow_id: large\nversion: 1\nnodes:\n  start: {type: start, next: %s}\n%s  end: {type: end}\n"
                        .formatted(first, tasks));
    }
}

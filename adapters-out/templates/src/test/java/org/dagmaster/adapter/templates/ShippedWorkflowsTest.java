package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.example.ExampleHandlers;
import org.dagmaster.application.handler.raster.BlobToMount;
import org.dagmaster.application.handler.raster.CreateCog;
import org.dagmaster.application.handler.raster.ValidateRaster;
import org.dagmaster.application.handler.stac.EnsureCollectionHandler;
import org.dagmaster.application.handler.stac.RegisterItemHandler;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.HandlerParameters;
import org.dagmaster.domain.workflow.InputChecks;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.dagmaster.domain.workflow.TaskNode;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedWorkflowsTest {

    private static final String FOLDER = "workflows/src/main/resources/workflows";

    /** What the handlers that need more than this test has may be given. */
    private static final Map<String, Class<? extends Record>> RASTER_HANDLERS =
            Map.of(
                    "raster.blob_to_mount", BlobToMount.Params.class,
                    "raster.validate", ValidateRaster.Params.class,
                    "raster.create_cog", CreateCog.Params.class,
                    "raster.stac_ensure_collection", EnsureCollectionHandler.Params.class,
                    "raster.stac_register_item", RegisterItemHandler.Params.class);

    private static Map<HandlerName, HandlerParameters> parameters() {
        Map<HandlerName, HandlerParameters> all =
                new HashMap<>(new HandlerRegistry(ExampleHandlers.all()).parameters());
        RASTER_HANDLERS.forEach(
                (name, type) -> all.put(new HandlerName(name), RecordMapper.parameters(type)));
        return all;
    }

    /** Of all that are shipped. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(Guides.ROOT.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String yaml(String name) throws IOException {
        String resource = "/workflows/" + name + ".yaml";
        try (InputStream in = ShippedWorkflowsTest.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static WorkflowDefinition definition(String name) throws IOException {
        return Objects.requireNonNull(
                new YamlWorkflowParser().parse(name, yaml(name)).definition());
    }

    private static List<TaskNode> tasks(String name) throws IOException {
        return definition(name).nodes().values().stream()
                .filter(TaskNode.class::isInstance)
                .map(TaskNode.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isValidAndNamedAsItsFile(String name) throws IOException {
        assertThat(Guides.check(yaml(name), Vocabulary.of(parameters()))).isEmpty();
        assertThat(definition(name).ref().id().value()).isEqualTo(name);
        assertThat(definition(name).description()).isNotBlank();
    }

    @Test
    void rasterWorkRunsOnTheLargeWorkersAndTheRestOnTheLight() throws IOException {
        for (String name : List.of("raster_ingest", "raster_validate_test")) {
            for (TaskNode task : tasks(name)) {
                boolean isLight = task.task().handler().value().startsWith("raster.stac_");
                assertThat(task.task().queue())
                        .as(task.id().value())
                        .hasToString(isLight ? "functionapp-tasks" : "container-tasks");
            }
        }
    }

    @Test
    void rasterIngestNeedsABlobAndACollectionAlone() throws IOException {
        InputChecks.Checked checked =
                InputChecks.check(
                        definition("raster_ingest"),
                        Map.of("blob_name", "dem.tif", "collection_id", "elbe-dem"));

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.inputs())
                .containsEntry("container_name", "bronze")
                .containsEntry("target_crs", "EPSG:4326")
                .containsEntry("output_tier", "analysis")
                .containsEntry("input_crs", null)
                .containsEntry("raster_type", null)
                .containsEntry("item_id", null)
                .containsEntry("title", null)
                .containsEntry("datetime", null);
    }

    @Test
    void rasterIngestHandsOptionalInputsOnAsNull() throws IOException {
        WorkflowDefinition ingest = definition("raster_ingest");
        InputChecks.Checked checked =
                InputChecks.check(ingest, Map.of("blob_name", "a.tif", "collection_id", "c"));
        NodeDefinition validate =
                tasks("raster_ingest").stream()
                        .filter(task -> task.task().handler().value().equals("raster.validate"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> stage =
                Map.of("status", "completed", "output", Map.of("local_path", "/mnt/a.tif"));

        Object params =
                new VelocityTemplateEngine()
                        .resolve(
                                ((TaskNode) validate).task().params(),
                                Map.of(
                                        "inputs", checked.inputs(),
                                        "nodes", Map.of("stage", stage)));

        assertThat(params)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("local_path", "/mnt/a.tif")
                .containsEntry("input_crs", null)
                .containsEntry("output_tier", "analysis");
    }
}

package org.dagmaster.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dagmaster.application.workflow.WorkflowSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of all workflows: those that come with the program, and those of the user's folder. */
final class ShippedWorkflows {

    /** The file names in the module {@code workflows}. */
    static final List<String> SHIPPED =
            List.of(
                    "checkpoint_test.yaml",
                    "conditional_test.yaml",
                    "data_pipeline_test.yaml",
                    "echo_test.yaml",
                    "every_feature_test.yaml",
                    "fan_out_test.yaml",
                    "hello_world.yaml",
                    "raster_ingest.yaml",
                    "raster_validate_test.yaml",
                    "retry_fan_out_test.yaml",
                    "retry_test.yaml");

    private static final Logger LOG = LoggerFactory.getLogger(ShippedWorkflows.class);

    private ShippedWorkflows() {}

    /**
     * @param folder holds {@code *.yaml} and {@code *.yml}; it need not be there, and what cannot
     *     be read in it is left out
     */
    static List<WorkflowSource> read(Path folder) {
        List<WorkflowSource> sources = new ArrayList<>();
        SHIPPED.forEach(name -> sources.add(shipped(name)));
        if (Files.isDirectory(folder)) {
            files(folder).forEach(file -> own(file).ifPresent(sources::add));
        }
        return sources;
    }

    private static WorkflowSource shipped(String name) {
        String resource = "/workflows/" + name;
        try (InputStream text = ShippedWorkflows.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            return new WorkflowSource(
                    name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One bad file must not keep the server, and with it all other workflows, from starting. */
    private static Optional<WorkflowSource> own(Path file) {
        try {
            return Optional.of(new WorkflowSource(file.toString(), Files.readString(file)));
        } catch (CharacterCodingException _) {
            LOG.warn("workflow left out: {}: it is no UTF-8 text", file);
        } catch (IOException e) {
            LOG.warn("workflow left out: {}: it cannot be read: {}", file, e.getMessage());
        }
        return Optional.empty();
    }
}

package org.dagmaster.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.adapter.blob.FileBlobStore;
import org.dagmaster.adapter.cli.platform.DrawingRefused;
import org.dagmaster.adapter.cli.platform.Installation;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.cli.platform.WorkflowReading;
import org.dagmaster.adapter.gdal.GdalRasterEngine;
import org.dagmaster.adapter.gdal.GdalSampleRasters;
import org.dagmaster.adapter.graph.SvgWorkflowDrawing;
import org.dagmaster.adapter.templates.VelocityTemplateEngine;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.adapter.yaml.jinja.Imported;
import org.dagmaster.adapter.yaml.jinja.JinjaImporter;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.RasterEngine;
import org.dagmaster.application.port.out.WorkflowDrawing;
import org.dagmaster.application.workflow.WorkflowReader;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.profile.ShippedHandlers;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.HandlerParameters;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;

/** What can be told and done without a server. */
record LocalInstallation(Config config, String version) implements Installation {

    private static final int SAMPLE_COLUMNS = 4000;
    private static final int SAMPLE_ROWS = 3000;

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (var setting : org.dagmaster.bootstrap.config.Setting.values()) {
            Config.Value value = config.value(setting);
            boolean hide = setting.isSecret() && !value.text().isEmpty();
            settings.add(
                    new Setting(setting.key(), hide ? "********" : value.text(), value.source()));
        }
        return settings;
    }

    @Override
    public List<DefinitionProblem> validate(String file, String yaml) {
        return read(file, yaml).problems();
    }

    @Override
    public WorkflowReading read(String file, String yaml) {
        Map<HandlerName, HandlerParameters> handlers = ShippedHandlers.withOthers();
        Vocabulary vocabulary =
                new Vocabulary(handlers.keySet(), config.templateVariables().keySet(), handlers);
        WorkflowReader.Reading reading =
                new WorkflowReader(
                                new YamlWorkflowParser(), new VelocityTemplateEngine(), vocabulary)
                        .read(file, yaml);
        return new WorkflowReading(reading.workflow(), reading.problems());
    }

    @Override
    public String svg(WorkflowDefinition workflow) throws DrawingRefused {
        try {
            return new SvgWorkflowDrawing().svg(workflow, Map.of());
        } catch (WorkflowDrawing.TooLarge e) {
            throw new DrawingRefused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ImportedWorkflow importJinja(String file, String yaml) {
        Imported imported = JinjaImporter.importWorkflow(file, yaml);
        return new ImportedWorkflow(imported.yaml(), imported.problems());
    }

    @Override
    public String workflowSchema() {
        String resource = "/schema/workflow.schema.json";
        try (InputStream text = LocalInstallation.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeSampleRaster(Path file) throws IOException, StartFailure {
        if (!GdalRasterEngine.isAvailable()) {
            throw new StartFailure(
                    "GDAL_MISSING",
                    "there is no GDAL to make a raster with: " + GdalRasterEngine.problem(),
                    "Install GDAL (on Debian: gdal-bin libgdal-dev swig g++) and start ./dagmaster again.");
        }
        try {
            new GdalSampleRasters().writeElevation(file, SAMPLE_COLUMNS, SAMPLE_ROWS);
        } catch (RasterEngine.WriteFailed e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<Path> blobFile(String container, String name) {
        Path root = config.folder(org.dagmaster.bootstrap.config.Setting.BLOBS);
        try {
            Path file = Path.of(new FileBlobStore(root).uri(new BlobRef(container, name)));
            return Optional.of(file).filter(Files::exists);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

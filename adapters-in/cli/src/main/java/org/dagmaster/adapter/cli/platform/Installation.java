package org.dagmaster.adapter.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** The program as it is installed and configured here; none of this needs a server. */
public interface Installation {

    /** Such as {@code 0.1.0}. */
    String version();

    /**
     * One effective setting.
     *
     * @param value for people; a secret is masked already
     * @param source where it came from: {@code default}, {@code environment}, a file's name
     */
    record Setting(String name, String value, String source) {}

    List<Setting> settings();

    /** All that is wrong with a workflow's text, in the order of its lines. */
    List<DefinitionProblem> validate(String file, String yaml);

    /** The JSON Schema of workflows. */
    String workflowSchema();

    /** Reads and checks a workflow's text. */
    WorkflowReading read(String file, String yaml);

    /** A picture of a workflow as a standalone SVG document. */
    String svg(WorkflowDefinition workflow) throws DrawingRefused;

    /**
     * What became of a workflow of the predecessor.
     *
     * @param yaml the text in our language, where what could not be carried over stands as it was;
     *     null if the source cannot be read at all
     * @param problems what could not be carried over, in the order of the source's lines
     */
    record ImportedWorkflow(@Nullable String yaml, List<DefinitionProblem> problems) {}

    /** Rewrites a workflow of the predecessor, whose templates were Jinja's. */
    ImportedWorkflow importJinja(String file, String yaml);

    /**
     * Writes the small GeoTIFF of the demo.
     *
     * @throws StartFailure if this installation cannot make one, as without GDAL
     */
    void writeSampleRaster(Path file) throws IOException, StartFailure;

    /** The file that holds a blob of this data folder; empty if there is none on this machine. */
    Optional<Path> blobFile(String container, String name);
}

package org.dagmaster.adapter.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dagmaster.adapter.cli.drawing.Glyphs;
import org.dagmaster.adapter.cli.drawing.TextDrawing;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.job.LocalFiles;
import org.dagmaster.adapter.cli.platform.DrawingRefused;
import org.dagmaster.adapter.cli.text.SlowWork;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "graph",
        description = {
            "Draws a workflow file.",
            "As text, or as SVG: what runs after what, which way a condition goes, and what runs"
                    + " for each element of a list. A file with errors is not drawn. Needs no"
                    + " server."
        },
        footer = {
            "",
            "Examples:",
            "  ./dagmaster workflow graph my_workflow.yaml",
            "  ./dagmaster workflow graph my_workflow.yaml --into my_workflow.svg",
            "  ./dagmaster workflow graph my_workflow.yaml --svg | display"
        })
final class WorkflowGraph extends DataCommand {

    @Parameters(paramLabel = "FILE", description = "A workflow file (YAML).")
    private Path file = Path.of("");

    @Option(names = "--svg", description = "Write an SVG document to standard output.")
    private boolean svg;

    @Option(names = "--into", paramLabel = "FILE.svg", description = "Write SVG to this file.")
    private @Nullable Path into;

    @Option(names = "--ascii", description = "Draw with ASCII characters only.")
    private boolean ascii;

    WorkflowGraph(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        check();
        WorkflowDefinition workflow =
                new WorkflowFile(shell, isJson()).read(file.toString(), LocalFiles.readText(file));
        WorkflowPicture picture = WorkflowPicture.of(workflow);
        if (svg) {
            console().text(drawn(workflow, picture));
            return ExitCode.OK;
        }
        ObjectNode document = PictureDocument.of(picture);
        if (into != null) {
            LocalFiles.writeText(into, drawn(workflow, picture), true);
            document.put("file", into.toString());
        }
        print(document, () -> into == null ? text(picture) : List.of(into.toString()));
        return ExitCode.OK;
    }

    private void check() {
        int forms = (svg ? 1 : 0) + (into != null ? 1 : 0) + (ascii ? 1 : 0);
        if (forms > 1 || isJson() && (svg || ascii)) {
            throw CliFailure.usage(
                    "USAGE",
                    "A workflow is drawn in one form at a time.",
                    "Give one of --svg, --into, --ascii and '--output json'.");
        }
        // Somebody who names the workflow itself must not lose it.
        if (into != null && !into.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw CliFailure.usage(
                    "USAGE",
                    "'--into " + into + "' is no name of an SVG file.",
                    "Give a name that ends in .svg.");
        }
    }

    private List<String> text(WorkflowPicture picture) {
        Glyphs glyphs = ascii || !console().showsUnicode() ? Glyphs.ASCII : Glyphs.BOXES;
        TextDrawing drawing = TextDrawing.of(picture, console().columns(), glyphs);
        if (!drawing.whyListed().isEmpty()) {
            console()
                    .note(
                            "Listed, not drawn: %s. '--into FILE.svg' draws it."
                                    .formatted(drawing.whyListed()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(heading(picture));
        lines.add("");
        lines.addAll(drawing.lines());
        return lines;
    }

    /** The name is the id where the file has none. */
    private static String heading(WorkflowPicture picture) {
        String id = picture.workflow().id().value();
        String heading = id + " version " + picture.workflow().version();
        return picture.name().equals(id) ? heading : heading + "  " + picture.name();
    }

    private String drawn(WorkflowDefinition workflow, WorkflowPicture picture) {
        String doing = "Laying out %,d boxes".formatted(picture.nodes().size());
        try (SlowWork _ = SlowWork.begun(console(), doing)) {
            return shell.platform().installation().svg(workflow);
        } catch (DrawingRefused e) {
            throw CliFailure.refused(
                    "DRAWING_TOO_LARGE",
                    "The picture would be too large: " + e.getMessage() + ".",
                    "Without --svg and --into it is listed; '--output json' gives boxes and arrows.");
        }
    }
}

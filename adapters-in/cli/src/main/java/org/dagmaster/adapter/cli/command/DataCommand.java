package org.dagmaster.adapter.cli.command;

import java.util.List;
import java.util.function.Supplier;
import org.dagmaster.adapter.cli.text.OutputFormat;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A command whose result is data. */
abstract class DataCommand extends BaseCommand {

    @Option(
            names = "--output",
            paramLabel = "json|text",
            description = "text (the default), or json: one document on standard output.")
    private OutputFormat output = OutputFormat.TEXT;

    DataCommand(Shell shell) {
        super(shell);
    }

    /** Writes the result in the form that was asked for. */
    protected final void print(JsonNode document, Supplier<List<String>> text) {
        switch (output) {
            case JSON -> console().document(document);
            case TEXT -> console().lines(text.get());
        }
    }

    /** Whether the result is wanted as a JSON document. */
    protected final boolean isJson() {
        return output == OutputFormat.JSON;
    }
}

package org.dagmaster.adapter.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Looks through a text before a tree is made of it, without recursion: syntax, size, depth, and the
 * features of YAML that a workflow has no use for (tags, aliases, several documents).
 */
final class YamlGuard {

    /** A workflow of 5,000 nodes has about a megabyte. */
    static final int MAX_CHARS = 4_000_000;

    /** The engine's scanner takes time by the square of a line's length. */
    private static final int MAX_LINE = 100_000;

    /** Maps, lists and scalars; a task has about 30. */
    private static final int MAX_PARTS = 500_000;

    private static final int MAX_DEPTH = 40;

    /** What is wrong, and where; line and column from 1, or 0 for the text as a whole. */
    record Finding(String code, String message, int line, int column) {

        static Finding at(String code, String message, Optional<Mark> mark) {
            return new Finding(
                    code,
                    message,
                    mark.map(m -> m.getLine() + 1).orElse(0),
                    mark.map(m -> m.getColumn() + 1).orElse(0));
        }
    }

    private int depth;
    private int parts;
    private int documents;

    private YamlGuard() {}

    static Optional<Finding> inspect(String yaml, LoadSettings settings) {
        if (yaml.length() > MAX_CHARS) {
            String message =
                    "the text has %,d characters, more than the %,d that a workflow may have"
                            .formatted(yaml.length(), MAX_CHARS);
            return Optional.of(new Finding("TOO_LARGE", message, 0, 0));
        }
        return inspectLines(yaml).or(() -> new YamlGuard().inspectEvents(yaml, settings));
    }

    private static Optional<Finding> inspectLines(String yaml) {
        int line = 1;
        for (int start = 0; start < yaml.length(); line++) {
            int end = yaml.indexOf('\n', start);
            int next = end < 0 ? yaml.length() : end;
            if (next - start > MAX_LINE) {
                String message =
                        "the line has %,d characters, more than the %,d that are read"
                                .formatted(next - start, MAX_LINE);
                return Optional.of(new Finding("TOO_LARGE", message, line, 1));
            }
            start = next + 1;
        }
        return Optional.empty();
    }

    private Optional<Finding> inspectEvents(String yaml, LoadSettings settings) {
        try {
            for (Event event : new Parse(settings).parseString(yaml)) {
                Optional<Finding> finding = inspect(event);
                if (finding.isPresent()) {
                    return finding;
                }
            }
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            return Optional.of(
                    Finding.at(
                            "YAML_SYNTAX",
                            "this is no YAML: " + e.getProblem(),
                            e.getProblemMark()));
        } catch (YamlEngineException e) {
            return Optional.of(
                    new Finding("YAML_SYNTAX", "this is no YAML: " + e.getMessage(), 0, 0));
        }
    }

    private Optional<Finding> inspect(Event event) {
        depth += event instanceof CollectionStartEvent ? 1 : 0;
        depth -= event instanceof CollectionEndEvent ? 1 : 0;
        parts += event instanceof NodeEvent ? 1 : 0;
        documents += event instanceof DocumentStartEvent ? 1 : 0;
        if (depth > MAX_DEPTH) {
            return finding("TOO_DEEP", event, "the text is nested deeper than 40 levels");
        }
        if (parts > MAX_PARTS) {
            return finding("TOO_LARGE", event, "the text has more than 500,000 values");
        }
        if (documents > 1) {
            return finding(
                    "DOCUMENTS", event, "a second document begins here; a file holds one workflow");
        }
        if (event instanceof AliasEvent) {
            return finding("ALIAS", event, "aliases (*name) are not allowed; write the value out");
        }
        return tag(event)
                .flatMap(
                        tag -> finding("TAG", event, "tags such as '" + tag + "' are not allowed"));
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> finding(String code, Event event, String message) {
        return Optional.of(Finding.at(code, message, event.getStartMark()));
    }
}

package org.dagmaster.adapter.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Looks through a text before a tree is made of it, without recursion: syntax, size, depth, and the
 * features of YAML that a workflow has no use for (tags, aliases).
 */
final class YamlGuard {

    /** A workflow of 5,000 nodes has about a megabyte. */
    static final int MAX_CHARS = 4_000_000;

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

    private YamlGuard() {}

    static Optional<Finding> inspect(String yaml, LoadSettings settings) {
        if (yaml.length() > MAX_CHARS) {
            String message =
                    "the text has %,d characters, more than the %,d that a workflow may have"
                            .formatted(yaml.length(), MAX_CHARS);
            return Optional.of(new Finding("TOO_LARGE", message, 0, 0));
        }
        try {
            int depth = 0;
            for (Event event : new Parse(settings).parseString(yaml)) {
                depth += event instanceof CollectionStartEvent ? 1 : 0;
                depth -= event instanceof CollectionEndEvent ? 1 : 0;
                Optional<Finding> finding = inspect(event, depth);
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

    private static Optional<Finding> inspect(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            String message = "the text is nested deeper than %d levels".formatted(MAX_DEPTH);
            return Optional.of(Finding.at("TOO_DEEP", message, event.getStartMark()));
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent collection -> collection.getTag();
                    default -> Optional.empty();
                };
        if (tag.isPresent()) {
            String message = "tags such as '%s' are not allowed".formatted(tag.get());
            return Optional.of(Finding.at("TAG", message, event.getStartMark()));
        }
        if (event instanceof AliasEvent) {
            String message = "aliases (*name) are not allowed; write the value out";
            return Optional.of(Finding.at("ALIAS", message, event.getStartMark()));
        }
        return Optional.empty();
    }
}

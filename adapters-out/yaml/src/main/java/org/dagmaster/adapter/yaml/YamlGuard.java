package org.dagmaster.adapter.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Stands between the parser and the composer, which makes a tree of events: lets no event through
 * that makes the text too large or too deep (the composer recurses), and none of the features of
 * YAML that a workflow has no use for (tags, aliases, several documents).
 */
final class YamlGuard implements Parser {

    /** Maps, lists and scalars; a task has about 30. */
    private static final int MAX_PARTS = 500_000;

    private static final int MAX_DEPTH = 40;

    /** What the guard does not let through. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Refusal(Finding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    private final Parser parser;
    private int depth;
    private int parts;
    private int documents;

    YamlGuard(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID id) {
        return parser.checkEvent(id);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    /**
     * @throws Refusal if the event may not become a part of a tree
     */
    @Override
    public Event next() {
        Event event = parser.next();
        depth += event instanceof CollectionStartEvent ? 1 : 0;
        depth -= event instanceof CollectionEndEvent ? 1 : 0;
        parts += event instanceof NodeEvent ? 1 : 0;
        documents += event instanceof DocumentStartEvent ? 1 : 0;
        checkSize(event);
        checkFeatures(event);
        return event;
    }

    private void checkSize(Event event) {
        if (depth > MAX_DEPTH) {
            throw refusal("TOO_DEEP", event, "the text is nested deeper than 40 levels");
        }
        if (parts > MAX_PARTS) {
            throw refusal("TOO_LARGE", event, "the text has more than 500,000 values");
        }
        if (documents > 1) {
            throw refusal(
                    "DOCUMENTS", event, "a second document begins here; a file holds one workflow");
        }
    }

    private static void checkFeatures(Event event) {
        if (event instanceof AliasEvent) {
            throw refusal("ALIAS", event, "aliases (*name) are not allowed; write the value out");
        }
        Optional<String> tag = tag(event);
        if (tag.isPresent()) {
            throw refusal(
                    "TAG", event, "tags such as '%.60s' are not allowed".formatted(tag.get()));
        }
        if (event instanceof ScalarEvent scalar
                && scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                && !isStorable(scalar.getValue())) {
            throw refusal(
                    "YAML_SYNTAX",
                    event,
                    "the text has a character that no database keeps: \\0, or half of a pair \\ud800 to \\udfff");
        }
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
    }

    /** An escape can write what the characters of the text cannot be. */
    private static boolean isStorable(String text) {
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static Refusal refusal(String code, Event event, String message) {
        return new Refusal(Finding.at(code, message, event.getStartMark()));
    }
}

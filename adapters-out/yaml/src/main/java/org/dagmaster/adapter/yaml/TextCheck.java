package org.dagmaster.adapter.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Looks at the characters of a text before anything is made of them: how many, and which. */
final class TextCheck {

    /** Characters; a workflow of 5,000 nodes has about a million. */
    static final int MAX_CHARS = 4_000_000;

    /** The engine's scanner takes time by the square of a line's length. */
    private static final int MAX_LINE = 100_000;

    private TextCheck() {}

    static Optional<Finding> inspect(String yaml) {
        if (yaml.length() > MAX_CHARS) {
            String message =
                    "the text has %,d characters, more than the %,d that a workflow may have"
                            .formatted(yaml.length(), MAX_CHARS);
            return Optional.of(Finding.ofAll("TOO_LARGE", message));
        }
        int line = 1;
        for (int start = 0; start < yaml.length(); line++) {
            int end = yaml.indexOf('\n', start);
            int next = end < 0 ? yaml.length() : end;
            Optional<Finding> finding = inspect(yaml, line, start, next);
            if (finding.isPresent()) {
                return finding;
            }
            start = next + 1;
        }
        return Optional.empty();
    }

    private static Optional<Finding> inspect(String yaml, int line, int start, int end) {
        if (end - start > MAX_LINE) {
            String message =
                    "the line has %,d characters, more than the %,d that are read"
                            .formatted(end - start, MAX_LINE);
            return Optional.of(new Finding("TOO_LARGE", message, line, 1));
        }
        for (int i = start; i < end; i++) {
            char c = yaml.charAt(i);
            boolean isPlain = c >= ' ' && c <= '~';
            if (!isPlain && !isAllowed(yaml, i)) {
                int column = yaml.codePointCount(start, i) + 1;
                String message =
                        "the character U+%04X cannot be read; remove it".formatted((int) c);
                return Optional.of(new Finding("YAML_SYNTAX", message, line, column));
            }
        }
        return Optional.empty();
    }

    /** Halves of a character are allowed together alone. */
    private static boolean isAllowed(String yaml, int at) {
        char c = yaml.charAt(at);
        return Character.isLowSurrogate(c)
                ? at > 0 && Character.isHighSurrogate(yaml.charAt(at - 1))
                : StreamReader.isPrintable(yaml.codePointAt(at));
    }
}

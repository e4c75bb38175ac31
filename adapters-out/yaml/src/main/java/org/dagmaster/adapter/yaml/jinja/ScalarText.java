package org.dagmaster.adapter.yaml.jinja;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A scalar's text without the escapes of its quotes, and where each of its characters stands in the
 * source. Line breaks and indentation stay as they are in the source: an expression does not mind
 * them, and the text around is not changed.
 */
final class ScalarText {

    private static final String ESCAPES = "0abtnvfre\"/\\ ";
    private static final String ESCAPED = "\0\u0007\b\t\n\u000b\f\r\u001b\"/\\ ";

    private final ScalarStyle style;
    private final int start;
    private final int end;
    private final StringBuilder text = new StringBuilder();
    private final int[] places;

    private ScalarText(ScalarNode scalar, SourceText source) {
        this.style = scalar.getScalarStyle();
        this.start = source.start(scalar);
        this.end = source.end(scalar);
        this.places = new int[end - start + 2];
        switch (style) {
            case DOUBLE_QUOTED -> doubleQuoted(source.text());
            case SINGLE_QUOTED -> singleQuoted(source.text());
            case LITERAL, FOLDED -> raw(source.text(), source.nextLine(start), end);
            case PLAIN, JSON_SCALAR_STYLE -> raw(source.text(), start, end);
        }
    }

    static ScalarText of(ScalarNode scalar, SourceText source) {
        return new ScalarText(scalar, source);
    }

    String text() {
        return text.toString();
    }

    /** Where a character, or the end of the text, stands in the source. */
    int place(int at) {
        return places[at];
    }

    boolean isBlock() {
        return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }

    /** Puts a text in place of a part, in the scalar's own style. */
    void replace(int from, int to, String by, Edits edits) {
        edits.replace(place(from), place(to), encoded(by));
    }

    /** Puts a text in place of all; one of several lines, or without quotes, is quoted then. */
    void replaceAll(String by, Edits edits) {
        if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
            replace(0, text.length(), by, edits);
        } else {
            edits.replace(start, end, YamlWords.quoted(by));
        }
    }

    private String encoded(String by) {
        return switch (style) {
            case DOUBLE_QUOTED -> YamlWords.escaped(by);
            case SINGLE_QUOTED -> by.replace("'", "''");
            case LITERAL, FOLDED, PLAIN, JSON_SCALAR_STYLE -> by;
        };
    }

    private void raw(String source, int from, int to) {
        for (int at = from; at < to; at++) {
            add(source.charAt(at), at);
        }
        places[text.length()] = Math.max(from, to);
    }

    private void singleQuoted(String source) {
        for (int at = start + 1; at < end - 1; at++) {
            add(source.charAt(at), at);
            at += source.charAt(at) == '\'' ? 1 : 0;
        }
        places[text.length()] = end - 1;
    }

    private void doubleQuoted(String source) {
        int at = start + 1;
        while (at < end - 1) {
            if (source.charAt(at) == '\\') {
                at = escape(source, at);
            } else {
                add(source.charAt(at), at);
                at++;
            }
        }
        places[text.length()] = end - 1;
    }

    /** Reads the escape at a place; returns the place behind it. */
    private int escape(String source, int at) {
        char c = source.charAt(at + 1);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0) {
            int point = Integer.parseInt(source, at + 2, at + 2 + digits, 16);
            for (char unit : Character.toChars(point)) {
                add(unit, at);
            }
        } else if (ESCAPES.indexOf(c) >= 0) {
            add(ESCAPED.charAt(ESCAPES.indexOf(c)), at);
        } else {
            // A line that goes on, or a kind of blank.
            add(' ', at);
        }
        return at + 2 + digits;
    }

    private void add(char c, int at) {
        places[text.length()] = at;
        text.append(c);
    }
}

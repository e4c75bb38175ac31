package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;

/** A part of a template of Jinja, from its first character to behind its last. */
sealed interface Piece {

    int start();

    int end();

    /** What stands there literally. */
    record Plain(int start, int end) implements Piece {}

    /**
     * <code>{{ }}</code>.
     *
     * @param from where the expression begins
     * @param to behind it
     * @param strips whether it takes away blanks before or behind it
     */
    record Printed(int start, int end, int from, int to, boolean strips) implements Piece {}

    /** <code>{% %}</code>. */
    record Block(int start, int end) implements Piece {}

    /** <code>{# #}</code>. */
    record Comment(int start, int end) implements Piece {}

    /** One of these that is not closed. */
    record Open(int start, int end) implements Piece {}

    /** All parts of a text, in their order. */
    static List<Piece> split(String text) {
        List<Piece> pieces = new ArrayList<>();
        int lastBlock = text.lastIndexOf("%}");
        int lastComment = text.lastIndexOf("#}");
        int done = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', Math.max(at + 1, done))) {
            char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            // Without an end they were plain text for the predecessor too.
            boolean isClosed =
                    kind == '%' ? lastBlock >= at + 2 : kind == '#' && lastComment >= at + 2;
            if (kind == '{' || isClosed) {
                if (at > done) {
                    pieces.add(new Plain(done, at));
                }
                Piece piece = piece(text, at, kind);
                pieces.add(piece);
                done = piece.end();
            }
        }
        if (done < text.length()) {
            pieces.add(new Plain(done, text.length()));
        }
        return pieces;
    }

    private static Piece piece(String text, int start, char kind) {
        return switch (kind) {
            case '%' -> new Block(start, text.indexOf("%}", start + 2) + 2);
            case '#' -> new Comment(start, text.indexOf("#}", start + 2) + 2);
            default -> printed(text, start);
        };
    }

    private static Piece printed(String text, int start) {
        int close = closing(text, start + 2);
        if (close < 0) {
            return new Open(start, text.length());
        }
        boolean before = "-+".indexOf(text.charAt(start + 2)) >= 0 && start + 2 < close;
        boolean behind = "-+".indexOf(text.charAt(close - 1)) >= 0 && close - 1 > start + 2;
        int from = start + 2 + (before ? 1 : 0);
        int to = close - (behind ? 1 : 0);
        return new Printed(start, close + 2, from, to, before || behind);
    }

    /** The place of the braces that close an expression; braces in quotes or pairs do not count. */
    private static int closing(String text, int from) {
        char quote = 0;
        int open = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && open > 0) {
                open--;
            } else if (c == '}' && text.startsWith("}}", at)) {
                return at;
            }
        }
        return -1;
    }
}

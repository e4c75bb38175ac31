package org.dagmaster.adapter.templates;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.port.out.TemplateEngine.TemplateSyntax;

/**
 * Splits a text into what stands in it literally and its references: only <code>${...}</code> is
 * one. Velocity sees nothing but references, so # and a lone $ have no meaning in a text.
 */
final class Scanner {

    /** A piece of a text. */
    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    /**
     * @param inner what stands between the braces
     */
    record Reference(String inner) implements Piece {}

    /** Characters of a reference; Velocity's parser recurses, and no person writes so many. */
    private static final int LONGEST = 500;

    private final String text;
    private int at;

    private Scanner(String text) {
        this.text = text;
    }

    static List<Piece> split(String text) {
        return new Scanner(text).split();
    }

    private List<Piece> split() {
        List<Piece> pieces = new ArrayList<>();
        while (at < text.length()) {
            int start = text.indexOf("${", at);
            if (start < 0) {
                pieces.add(new Literal(text.substring(at)));
                break;
            }
            if (start > at) {
                pieces.add(new Literal(text.substring(at, start)));
            }
            int end = endOf(start);
            pieces.add(new Reference(text.substring(start + 2, end)));
            at = end + 1;
        }
        return pieces;
    }

    /** The place of the brace that closes a reference; braces in quotes do not count. */
    private int endOf(int start) {
        char quote = 0;
        int last = Math.min(text.length(), start + LONGEST);
        for (int i = start + 2; i < last; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '}') {
                return i;
            } else if (c == '{' || c == '$') {
                throw new TemplateSyntax(
                        "a reference cannot stand within another in '%s'"
                                .formatted(shortened(text)));
            }
        }
        String what = last == text.length() ? "is not closed by }" : "has more than 500 characters";
        throw new TemplateSyntax(
                "the reference that begins at character %d of '%s' %s"
                        .formatted(start + 1, shortened(text), what));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.jinja.Token.Kind;

/** Splits an expression into its tokens. */
final class Lexer {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER =
            Pattern.compile("\\d[\\d_]*(\\.\\d[\\d_]*)?([eE][-+]?\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern SIGN =
            Pattern.compile("==|!=|<=|>=|//|\\*\\*|[-+*/%~<>=|.,:(){}\\[\\]]");

    private final String text;
    private final int end;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    /**
     * The tokens between two places of a text, and the end.
     *
     * @throws Untranslatable if a character makes no token
     */
    static List<Token> tokens(String text, int from, int to) {
        return new Lexer(text, from, to).tokens();
    }

    private List<Token> tokens() {
        while (at < end) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else {
                word();
            }
        }
        tokens.add(new Token(Kind.END, "", end));
        return tokens;
    }

    private void word() {
        // After a dot, digits are an index: a.0.1 reads twice.
        boolean afterDot = !tokens.isEmpty() && tokens.getLast().is(".");
        boolean found =
                take(Kind.NAME, NAME)
                        || take(Kind.NUMBER, afterDot ? DIGITS : NUMBER)
                        || take(Kind.SIGN, SIGN);
        if (!found) {
            throw new Untranslatable(
                    Code.JINJA_SYNTAX,
                    "'%s' has no meaning in an expression"
                            .formatted(Character.toString(text.codePointAt(at))),
                    at);
        }
    }

    private boolean take(Kind kind, Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, end);
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, matcher.group(), at));
        at = matcher.end();
        return true;
    }

    private void quoted(char quote) {
        int start = at;
        StringBuilder content = new StringBuilder();
        for (at++; at < end; at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                tokens.add(new Token(Kind.TEXT, content.toString(), start));
                return;
            }
            content.append(c == '\\' ? escaped() : c);
        }
        throw new Untranslatable(Code.JINJA_SYNTAX, "the text in quotes is not closed", start);
    }

    private char escaped() {
        at++;
        char c = at < end ? text.charAt(at) : 0;
        if (c != '\\' && c != '\'' && c != '"') {
            throw new Untranslatable(
                    Code.JINJA_SYNTAX,
                    "an alternate knows no escapes: write the character itself",
                    at - 1);
        }
        return c;
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.List;

/** The tokens of an expression, read from left to right. */
final class Tokens {

    private final List<Token> all;
    private int at;

    /**
     * @param all the last is the end
     */
    Tokens(List<Token> all) {
        this.all = all;
    }

    Token next() {
        return all.get(at);
    }

    /** Where the next one begins. */
    int at() {
        return next().at();
    }

    boolean nextIsText() {
        return next().kind() == Token.Kind.TEXT;
    }

    boolean isNext(String sign) {
        return next().is(sign);
    }

    boolean isNextButOne(String sign) {
        return at + 1 < all.size() && all.get(at + 1).is(sign);
    }

    /** Goes on behind the next one; the end is never left behind. */
    Token take() {
        Token token = next();
        at = Math.min(at + 1, all.size() - 1);
        return token;
    }

    boolean takeIf(String sign) {
        boolean found = isNext(sign);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw unexpected("'" + sign + "' is missing");
        }
    }

    void expectEnd() {
        if (next().kind() != Token.Kind.END) {
            throw unexpected("the expression should end here");
        }
    }

    /** What to throw where the next token does not fit. */
    Untranslatable unexpected(String why) {
        return new Untranslatable(
                Code.JINJA_SYNTAX,
                "the expression cannot be read at %s: %s".formatted(next().described(), why),
                at());
    }
}

package org.dagmaster.adapter.yaml.jinja;

/**
 * A word of an expression.
 *
 * @param text a text's content, without quotes and escapes
 * @param at where it begins
 */
record Token(Kind kind, String text, int at) {

    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    /** What a person calls it. */
    String described() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "a text";
            case NAME, NUMBER, SIGN -> "'" + text + "'";
        };
    }
}

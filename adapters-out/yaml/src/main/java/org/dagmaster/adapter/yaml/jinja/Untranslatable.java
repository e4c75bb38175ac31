package org.dagmaster.adapter.yaml.jinja;

/** A part of a template has no counterpart in our language. */
final class Untranslatable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Code code;
    private final int at;

    /**
     * @param sentence for the author, with what to write instead if that is known
     * @param at where the part begins in the decoded text
     */
    Untranslatable(Code code, String sentence, int at) {
        super(sentence, null, false, false);
        this.code = code;
        this.at = at;
    }

    Code code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    int at() {
        return at;
    }
}

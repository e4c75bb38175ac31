package org.dagmaster.adapter.yaml.jinja;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A text that is being rewritten.
 *
 * @param source as it was
 * @param edits what has been changed so far
 * @param findings what cannot be carried over
 * @param isOurs whether the text is in our language already: words that both languages know are
 *     then left to their meaning in ours
 */
record Draft(SourceText source, Edits edits, Findings findings, boolean isOurs) {

    /** Puts another text in place of a scalar's, and keeps its quotes. */
    void rewrite(ScalarNode scalar, String text) {
        if (scalar.isPlain()) {
            edits.replace(source.start(scalar), source.end(scalar), YamlWords.word(text));
        } else {
            ScalarText.of(scalar, source).replaceAll(text, edits);
        }
    }

    /** Puts a bare word in place of a scalar, quotes and all. */
    void rewriteBare(ScalarNode scalar, String word) {
        edits.replace(source.start(scalar), source.end(scalar), word);
    }

    /**
     * @param node the node it is in; null if it is in none
     */
    void report(Code code, String sentence, int at, @Nullable String node) {
        findings.add(code, sentence, at, node);
    }
}

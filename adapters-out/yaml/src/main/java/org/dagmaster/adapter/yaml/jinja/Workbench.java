package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What the rewriting of one node works with.
 *
 * @param node its name in the source; null outside of nodes
 */
record Workbench(Draft draft, Graph graph, NodeNames names, @Nullable String node) {

    /** Seconds and numbers that the predecessor also read in quotes. */
    private static final List<String> NUMBERS =
            List.of(
                    "timeout_seconds",
                    "max_attempts",
                    "initial_delay_seconds",
                    "max_delay_seconds");

    /** For what stands outside of nodes. */
    static Workbench of(Draft draft) {
        return new Workbench(draft, Graph.NONE, new NodeNames(Set.of()), null);
    }

    SourceText source() {
        return draft.source();
    }

    Translator translator() {
        return new Translator(new References(graph, names, node == null ? "" : node));
    }

    Templates templates() {
        return new Templates(draft, translator(), node);
    }

    Entries entries(MappingNode mapping) {
        return new Entries(mapping, draft, node);
    }

    void report(Code code, String sentence, int at) {
        draft.report(code, sentence, at, node);
    }

    /** As {@link #report(Code, String, int)}, in a text that had escapes. */
    void report(Untranslatable refused, ScalarText text) {
        report(refused.code(), refused.sentence(), text.place(refused.at()));
    }

    /** Gives the nodes that are named, in {@code next} and its kin, their names in ours. */
    void rename(@Nullable Node targets) {
        for (ScalarNode target : Targets.of(targets)) {
            String ours = names.ours(target.getValue());
            if (!ours.equals(target.getValue())) {
                draft.rewrite(target, ours);
            }
        }
    }

    /** Makes numbers of what stands where one is wanted. */
    void numbers(Entries entries) {
        NUMBERS.forEach(key -> number(entries, key));
    }

    void number(Entries entries, String key) {
        entries.scalar(key).ifPresent(scalar -> number(key, scalar));
    }

    private void number(String key, ScalarNode scalar) {
        boolean isNumber = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        Optional<String> old = draft.isOurs() ? Optional.empty() : OldScalars.inOurs(scalar);
        Optional<String> numeral =
                OldScalars.numeral(old.orElse(isNumber ? "" : scalar.getValue()));
        if (numeral.isPresent()) {
            draft.rewriteBare(scalar, numeral.get());
        } else if (!isNumber) {
            report(
                    Code.BAD_VALUE,
                    "'%s' must be a number: no template is read there".formatted(key),
                    source().start(scalar));
        }
    }

    /** Whether it is said, in any of the predecessor's ways, that something is so. */
    boolean truth(Entries entries, String key) {
        Optional<ScalarNode> scalar = entries.scalar(key);
        if (scalar.isEmpty()) {
            return false;
        }
        Optional<Boolean> truth = OldScalars.truth(scalar.get().getValue());
        if (truth.isEmpty()) {
            report(
                    Code.BAD_VALUE,
                    "'%s' must be true or false".formatted(key),
                    source().start(scalar.get()));
        } else if (!scalar.get().getTag().equals(Tag.BOOL)) {
            draft.rewriteBare(scalar.get(), truth.get().toString());
        }
        return truth.orElse(false);
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;
import org.dagmaster.domain.workflow.SourcePosition;
import org.jspecify.annotations.Nullable;

/** Collects what cannot be carried over. */
final class Findings {

    /** More than a person reads; the rest is told when these are mended. */
    private static final int MOST = 500;

    /** Characters; a name or a condition may have a hundred thousand. */
    private static final int LONGEST = 600;

    private final String file;
    private final SourceText source;
    private final List<DefinitionProblem> all = new ArrayList<>();

    Findings(String file, SourceText source) {
        this.file = file;
        this.source = source;
    }

    /**
     * @param at where it stands in the source
     * @param node the node it is in, by its name in the source; null if it is in none
     */
    void add(Code code, String sentence, int at, @Nullable String node) {
        if (all.size() < MOST) {
            String message =
                    sentence.length() <= LONGEST
                            ? sentence
                            : sentence.substring(0, LONGEST) + "...";
            SourcePosition position = source.position(file, at);
            all.add(new DefinitionProblem(Severity.ERROR, code.name(), message, node, position));
        }
    }

    /** In the order of the source. */
    List<DefinitionProblem> all() {
        return all.stream()
                .sorted(
                        Comparator.comparingInt((DefinitionProblem p) -> p.position().line())
                                .thenComparingInt(p -> p.position().column()))
                .toList();
    }
}

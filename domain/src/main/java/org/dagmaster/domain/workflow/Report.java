package org.dagmaster.domain.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.DefinitionProblem.Severity;

/** Where checks tell what is wrong. */
final class Report {

    private final SourceMap positions;
    private final List<DefinitionProblem> problems = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Report(SourceMap positions) {
        this.positions = positions;
    }

    /**
     * @param at the path of the place, see {@link SourceMap}
     */
    void error(String code, String message, String at) {
        add(Severity.ERROR, code, message, at);
    }

    /**
     * @param at as for {@link #error}
     */
    void warning(String code, String message, String at) {
        add(Severity.WARNING, code, message, at);
    }

    /** All that was told, in the order of lines. */
    List<DefinitionProblem> problems() {
        problems.sort(
                Comparator.comparingInt((DefinitionProblem problem) -> problem.position().line())
                        .thenComparingInt(problem -> problem.position().column()));
        return problems;
    }

    private void add(Severity severity, String code, String message, String at) {
        if (counts.merge(code, 1, Integer::sum) <= DefinitionProblem.MOST_OF_A_CODE) {
            String[] path = at.split("\\.", 3);
            String node = path.length > 1 && path[0].equals("nodes") ? path[1] : null;
            problems.add(new DefinitionProblem(severity, code, message, node, positions.at(at)));
        }
    }
}

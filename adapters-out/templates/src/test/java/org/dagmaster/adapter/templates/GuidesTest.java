package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say about workflows is what the program does. */
class GuidesTest {

    /** Told of texts too large for a page, and of several files. */
    private static final List<String> WITHOUT_EXAMPLE = List.of("TOO_LARGE", "DOUBLED_WORKFLOW");

    static List<String> examples() {
        return Guides.yamlBlocks("writing-workflows.md");
    }

    static List<Guides.Problem> problems() {
        return Guides.problems().stream()
                .filter(problem -> !WITHOUT_EXAMPLE.contains(problem.code()))
                .toList();
    }

    /** A fragment, made whole. */
    static String completed(String example) {
        String head = "workflow_id: w\nversion: 1\n";
        if (example.startsWith("inputs:")) {
            return head + example + "nodes: {start: {type: start, next: end}, end: {type: end}}\n";
        }
        return example.startsWith("nodes:") ? head + example : example;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheGuideIsAValidWorkflow(String example) {
        assertThat(Guides.check(completed(example))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemIsToldAsItsPageSays(Guides.Problem problem) {
        assertThat(problem.yaml()).as("the example of %s", problem).isNotEmpty();
        assertThat(Guides.check(problem.yaml())).isEqualTo(problem.told().lines().toList());
        assertThat(problem.told()).contains("[" + problem.code() + "]");
    }

    @Test
    void everyCodeHasItsSection() {
        assertThat(Guides.problems())
                .extracting(Guides.Problem::code)
                .containsExactlyInAnyOrderElementsOf(Guides.codesInTheSources());
    }

    @Test
    void theGuideShowsEveryTypeOfNode() {
        String all = String.join("\n", examples());

        assertThat(all)
                .contains("type: start", "type: end", "type: task", "type: conditional")
                .contains("type: fan_out", "type: fan_in")
                .contains("on_true:", "branches:", "depends_on:", "outputs:", "retry:")
                .contains("aggregation:", "field:", "on_child_failure:", "${item}", "${index}");
    }
}

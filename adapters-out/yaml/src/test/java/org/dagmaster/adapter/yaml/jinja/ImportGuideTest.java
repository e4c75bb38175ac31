package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on importing says is what the program does. */
class ImportGuideTest {

    static List<ImportGuide.Pair> texts() {
        return ImportGuide.texts();
    }

    static List<ImportGuide.Pair> templates() {
        return ImportGuide.table("in `params`");
    }

    static List<ImportGuide.Pair> conditions() {
        return ImportGuide.table("a `condition`");
    }

    static List<ImportGuide.Pair> branchConditions() {
        return ImportGuide.table("the `condition` of a branch");
    }

    static List<ImportGuide.Problem> problems() {
        return ImportGuide.problems();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextBecomesWhatThePageSays(ImportGuide.Pair pair) {
        Imported imported = JinjaImporter.importWorkflow("w.yaml", pair.old());

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.yaml()).isEqualTo(pair.ours());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTemplateBecomesWhatThePageSays(ImportGuide.Pair pair) {
        assertThat(Samples.template(pair.old())).isEqualTo(pair.ours());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyConditionBecomesWhatThePageSays(ImportGuide.Pair pair) {
        assertThat(Samples.condition(pair.old())).isEqualTo(pair.ours());
    }

    @ParameterizedTest
    @MethodSource("branchConditions")
    void everyConditionOfABranchBecomesWhatThePageSays(ImportGuide.Pair pair) {
        assertThat(Samples.branch(pair.old())).isEqualTo(pair.ours());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemIsToldAsThePageSays(ImportGuide.Problem problem) {
        Imported imported = JinjaImporter.importWorkflow("w.yaml", problem.yaml());
        List<String> told = imported.problems().stream().map(Object::toString).toList();

        assertThat(imported.yaml()).isNotNull();
        assertThat(problem.yaml()).as("the example of %s", problem).isNotEmpty();
        assertThat(told).isEqualTo(problem.told().lines().toList());
        assertThat(problem.told()).contains("[" + problem.code() + "]");
    }

    @Test
    void everyCodeHasItsSection() {
        assertThat(ImportGuide.problems())
                .extracting(ImportGuide.Problem::code)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Enum::name).toList());
    }

    @Test
    void theCodesOfUnreadableTextsAreExplainedOnTheirOwnPage() {
        String page = ImportGuide.page("workflow-problems.md");

        Stream.of(
                        "YAML_SYNTAX",
                        "TOO_LARGE",
                        "TOO_DEEP",
                        "TAG",
                        "ALIAS",
                        "DOCUMENTS",
                        "NO_WORKFLOW")
                .forEach(code -> assertThat(page).contains("### " + code + "\n"));
    }
}

package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema knows what the reader knows, key by key and word by word: what the reader knows is
 * found out by giving it what it cannot.
 */
class SchemaAgreementTest {

    private static final Pattern LISTED = Pattern.compile("\\(there are ([a-z_, ]+)\\)");

    static final String INPUTS = "workflow_id: w\nversion: 1\ninputs: {i: {%s}}\nnodes: {}";
    static final String NODES =
            "workflow_id: w\nversion: 1\nnodes: {start: {type: start, next: a}, a: {%s}}";
    static final String TASK = "type: task, handler: h, queue: q, next: b";
    static final String BRANCH =
            "type: conditional, condition_field: '${inputs.x}', branches: [{name: n, condition: < 1, next: b%s}]";

    /**
     * A place of the language.
     *
     * @param pointer where the schema tells its keys
     * @param text a workflow that ends in the place's first keys
     */
    record Place(String pointer, String text) {

        /** The workflow with more in that place; begins with a comma where something is there. */
        String with(String more) {
            return text.replace("%s", more);
        }

        @Override
        public String toString() {
            return pointer.isEmpty() ? "the workflow" : pointer;
        }
    }

    private static Place node(String type, String text) {
        return new Place("/$defs/" + type, NODES.formatted(text));
    }

    static List<Place> places() {
        return List.of(
                new Place("", "{workflow_id: w, version: 1, nodes: {}%s}"),
                new Place("/$defs/input", INPUTS.formatted("type: string%s")),
                node("start", "type: start, next: b%s"),
                node("end", "type: end%s"),
                node("task", TASK + "%s"),
                node("conditional", "type: conditional%s"),
                node("branch", BRANCH),
                node("fan_out", "type: fan_out, source: [1], task: {handler: h, queue: q}%s"),
                node(
                        "fan_out/properties/task",
                        "type: fan_out, source: [1], task: {handler: h, queue: q%s}"),
                node("fan_in", "type: fan_in%s"),
                node("retry", TASK + ", retry: {max_attempts: 1%s}"),
                node("depends_on", "type: end, depends_on: {all_of: b%s}"));
    }

    static List<Arguments> keys() {
        List<Arguments> keys = new ArrayList<>();
        for (Place place : places()) {
            WorkflowSchema.keys(place.pointer()).forEach(key -> keys.add(Arguments.of(place, key)));
        }
        return keys;
    }

    static List<DefinitionProblem> problems(String yaml) {
        return new YamlWorkflowParser().parse("w.yaml", yaml).problems();
    }

    private static List<String> refusals(String yaml, String code) {
        return problems(yaml).stream()
                .filter(problem -> problem.code().equals(code))
                .map(DefinitionProblem::message)
                .toList();
    }

    /** What a refusal lists as known. */
    private static List<String> listed(List<String> refusals) {
        assertThat(refusals).hasSize(1);
        Matcher list = LISTED.matcher(refusals.getFirst());
        assertThat(list.find()).as(refusals.getFirst()).isTrue();
        return List.of(list.group(1).split(", ", -1));
    }

    @ParameterizedTest
    @MethodSource("places")
    void atEachPlaceBothKnowTheSameKeys(Place place) {
        List<String> refusals = refusals(place.with(", zzzzzzzzzz: 1"), "UNKNOWN_KEY");

        assertThat(new TreeSet<>(listed(refusals))).isEqualTo(WorkflowSchema.keys(place.pointer()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyIsKnownToBothAndItsMisspellingToNeither(Place place, String key) {
        String slip = key + "q";

        assertThat(refusals(place.with(", " + key + ": 1"), "UNKNOWN_KEY")).isEmpty();
        assertThat(refusals(place.with(", " + slip + ": 1"), "UNKNOWN_KEY"))
                .containsExactly(
                        "the key '%s' is not known here, did you mean '%s'?".formatted(slip, key));
        assertThat(WorkflowSchema.check(place.with(", " + slip + ": 1")))
                .anySatisfy(told -> assertThat(told).contains("'" + slip + "'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/$defs/nodeType; zzzz; type: %s",
                "/$defs/retry/properties/backoff; zzzz; type: task, handler: h, queue: q, retry: {backoff: %s}",
                "/$defs/fan_in/properties/aggregation; zzzz; type: fan_in, aggregation: %s",
                "/$defs/fan_in/properties/on_child_failure; zzzz; type: fan_in, on_child_failure: %s"
            })
    void wordsOfNodesAreTheSame(String pointer, String word, String text) {
        String yaml = NODES.formatted(text.formatted(word));

        assertThat(listed(refusals(yaml, "BAD_VALUE"))).isEqualTo(WorkflowSchema.words(pointer));
        assertThat(WorkflowSchema.check(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource("/$defs/input/properties/type, zzzz")
    void typesOfInputsAreTheSame(String pointer, String word) {
        String yaml = INPUTS.formatted("type: " + word);

        assertThat(listed(refusals(yaml, "BAD_VALUE"))).isEqualTo(WorkflowSchema.words(pointer));
        assertThat(WorkflowSchema.check(yaml)).isNotEmpty();
    }

    /** A place, the keys of it that are given, and a text that has no others there. */
    static List<Arguments> beginnings() {
        return List.of(
                Arguments.of("", "", "{}"),
                Arguments.of("/$defs/input", "", INPUTS.formatted("")),
                Arguments.of("/$defs/node", "", NODES.formatted("")),
                Arguments.of("/$defs/start", "type", NODES.formatted("type: start")),
                Arguments.of("/$defs/end", "type", NODES.formatted("type: end")),
                Arguments.of("/$defs/task", "type", NODES.formatted("type: task")),
                Arguments.of("/$defs/conditional/else", "", NODES.formatted("type: conditional")),
                Arguments.of(
                        "/$defs/conditional/then",
                        "on_true",
                        NODES.formatted("type: conditional, on_true: b")),
                Arguments.of(
                        "/$defs/branch",
                        "",
                        NODES.formatted(BRANCH.replace("name: n, condition: < 1, next: b%s", ""))),
                Arguments.of("/$defs/fan_out", "type", NODES.formatted("type: fan_out")),
                Arguments.of(
                        "/$defs/fan_out/properties/task",
                        "",
                        NODES.formatted("type: fan_out, source: [1], task: {}")),
                Arguments.of("/$defs/fan_in", "type", NODES.formatted("type: fan_in")));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void atEachPlaceBothNeedTheSameKeys(String pointer, String given, String yaml) {
        List<String> missing =
                WorkflowSchema.required(pointer).stream()
                        .filter(key -> !key.equals(given))
                        .map("the key '%s' is missing"::formatted)
                        .toList();

        assertThat(refusals(yaml, "MISSING_KEY")).containsExactlyInAnyOrderElementsOf(missing);
        assertThat(WorkflowSchema.check(yaml).isEmpty()).isEqualTo(missing.isEmpty());
    }
}

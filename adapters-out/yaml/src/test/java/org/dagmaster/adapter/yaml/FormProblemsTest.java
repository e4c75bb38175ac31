package org.dagmaster.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dagmaster.domain.workflow.DefinitionProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of nodes and inputs whose form is wrong. */
class FormProblemsTest {

    private static List<String> problems(String yaml) {
        return new YamlWorkflowParser()
                .parse("w.yaml", yaml).problems().stream()
                        .map(FormProblemsTest::withoutPlace)
                        .toList();
    }

    private static String withoutPlace(DefinitionProblem problem) {
        return problem.message() + " [" + problem.code() + "]";
    }

    /** What is told of one node, with the mapping that it is. */
    private static List<String> node(String mapping) {
        return problems("workflow_id: w\nversion: 1\nnodes:\n  a: {" + mapping + "}\n");
    }

    private static List<String> input(String mapping) {
        return problems("workflow_id: w\nversion: 1\ninputs:\n  i: {" + mapping + "}\nnodes: {}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type: start, next: []|'next' is empty: name a node [BAD_VALUE]",
                "type: start, next: [b, c, b]|'b' stands in 'next' twice [DOUBLED_TARGET]",
                "type: start, next: {b: c}|'next' must be a node's name or a list of such, not a mapping [WRONG_TYPE]",
                "type: start, next: '${inputs.n}'|'${inputs.n}' is no node id: use 1 to 64 of a-z, 0-9 and _; no template is read here [BAD_VALUE]",
                "type: start, next: b, depends_on: {}|the key 'depends_on' is not known here: nothing comes before the start [UNKNOWN_KEY]",
                "type: end, next: b|the key 'next' is not known here: nothing follows an end [UNKNOWN_KEY]",
                "type: end, depends_on: {}|'depends_on' names neither all_of nor any_of [BAD_VALUE]",
                "type: end, depends_on: [b]|'depends_on' must be a mapping, not a list [WRONG_TYPE]",
                "type: end, depends_on: {all_of: [b, c], any_of: [d, c]}|'c' stands in all_of and in any_of; leave one out [DOUBLED_TARGET]",
                "type: end, depends_on: {any: b, any_of: c}|the key 'any' is not known here (there are all_of, any_of) [UNKNOWN_KEY]",
                "type: end, colour: red|the key 'colour' is not known here (there are type, description, depends_on, outputs) [UNKNOWN_KEY]",
                "type: end, outputs: {{x: 1}: 2}|a key must be a word; a reference is written \"${inputs.name}\" [WRONG_TYPE]",
                "type: end, outputs: {x: 1, x: 2}|the key 'x' stands here a second time, after line 4 [DOUBLED_KEY]"
            })
    void ofEdgesAndKeys(String mapping, String told) {
        assertThat(node(mapping)).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "condition: '${inputs.x}', on_true: b|the key 'on_false' is missing [MISSING_KEY]",
                "on_true: b, on_false: c|the key 'condition' is missing [MISSING_KEY]",
                "condition: true, on_true: b, on_false: c|'condition' must be a string, not true [WRONG_TYPE]",
                "condition: '${inputs.x}', on_true: b, on_false: c, next: d|the key 'next' is not known here: what follows a conditional stands in its branches [UNKNOWN_KEY]",
                "condition: '${inputs.x} < ${inputs.y}', on_true: b, on_false: c|'< ${inputs.y}' compares with a reference; a condition compares with a literal, such as \"< 100\" [BAD_VALUE]",
                "condition_field: '${inputs.x}', branches: []|'branches' is empty: there is no way out [BAD_VALUE]",
                "condition_field: '${inputs.x}', branches: {b: c}|'branches' must be a list, not a mapping [WRONG_TYPE]",
                "condition_field: ['${inputs.x}'], branches: [{name: n, default: true, next: b}]|'condition_field' must be a string, not a list [WRONG_TYPE]",
                "condition_field: '${inputs.x}', branches: [{name: n, next: b}]|the branch 'n' must have either a condition or default: true [BAD_BRANCH]",
                "condition_field: '${inputs.x}', branches: [{name: n, default: false, next: b}]|the branch 'n' must have either a condition or default: true [BAD_BRANCH]",
                "condition_field: '${inputs.x}', branches: [{name: n, default: true, condition: < 1, next: b}]|the branch 'n' must have either a condition or default: true [BAD_BRANCH]",
                "condition_field: '${inputs.x}', branches: [{name: n, default: true, next: []}]|'next' is empty: name a node [BAD_VALUE]",
                "condition_field: '${inputs.x}', branches: [{default: true, next: b}]|the key 'name' is missing [MISSING_KEY]",
                "condition_field: '${inputs.x}', branches: [{name: n, condition: '< ${inputs.y}', next: b}]|'< ${inputs.y}' compares with a reference; a condition compares with a literal, such as \"< 100\" [BAD_VALUE]",
                "condition_field: '${inputs.x}', branches: [b]|a branch must be a mapping [WRONG_TYPE]"
            })
    void ofConditionals(String mapping, String told) {
        assertThat(node("type: conditional, " + mapping)).containsExactly(told);
    }

    @Test
    void aConditionalHasOneOfTwoForms() {
        String both =
                "a conditional has condition_field and branches, or condition, on_true and on_false, not both [CONDITIONAL_FORM]";
        String branches = "branches: [{name: n, default: true, next: b}]";

        assertThat(
                        node(
                                "type: conditional, condition_field: x, condition: '${inputs.x}', "
                                        + branches))
                .containsExactly(both);
        assertThat(
                        node(
                                "type: conditional, condition: '${inputs.x}', on_true: b, on_false: c, condition_field: x"))
                .containsExactly(both);
        assertThat(node("type: conditional"))
                .containsExactly(
                        "the key 'condition_field' is missing [MISSING_KEY]",
                        "the key 'branches' is missing [MISSING_KEY]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type: fan_out, task: {handler: h, queue: q}|the key 'source' is missing [MISSING_KEY]",
                "type: fan_out, task: {handler: h, queue: q}, source: null|'source' must be a reference or a list, not empty [WRONG_TYPE]",
                "type: fan_out, source: [1]|the key 'task' is missing [MISSING_KEY]",
                "type: fan_out, source: [1], task: h|'task' must be a mapping, not 'h' [WRONG_TYPE]",
                "type: fan_out, source: [1], task: {queue: q}|the key 'handler' is missing [MISSING_KEY]",
                "type: fan_out, source: [1], task: {handler: h, queue: q}, queue: q|the key 'queue' is not known here: in a fan_out it stands below 'task' [UNKNOWN_KEY]",
                "type: fan_out, source: [1], task: {handler: h, queue: q, next: b}|the key 'next' is not known here: it belongs to the fan_out, beside 'task' [UNKNOWN_KEY]",
                "type: fan_in, aggregation: colect|'colect' is no aggregation, did you mean 'collect'? (there are collect, concat, sum, first, last) [BAD_VALUE]",
                "type: fan_in, on_child_failure: ignore|'ignore' is no on_child_failure (there are fail, collect) [BAD_VALUE]",
                "type: fan_in, field: output.size|'output.size' is no key of a child's output: name one, such as size_mb, without dots [BAD_VALUE]",
                "type: fan_in, field: ''|'' is no key of a child's output: name one, such as size_mb, without dots [BAD_VALUE]",
                "type: fan_in, field: 7|'field' must be a string, not 7 [WRONG_TYPE]",
                "type: fan_in, source: [1]|the key 'source' is not known here (there are type, description, depends_on, aggregation, on_child_failure, field, next) [UNKNOWN_KEY]",
                "type: fan_inn|'fan_inn' is no type of a node, did you mean 'fan_in'? (there are start, end, task, conditional, fan_out, fan_in) [BAD_VALUE]"
            })
    void ofFans(String mapping, String told) {
        assertThat(node(mapping)).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type: string, default: x, pattern: ^y|the default does not fit: 'i' is 'x', which does not match ^y [BAD_DEFAULT]",
                "type: number, default: 5, maximum: 3|the default does not fit: 'i' is 5, above the maximum of 3 [BAD_DEFAULT]",
                "type: number, default: 5, minimum: 5.5|the default does not fit: 'i' is 5, below the minimum of 5.5 [BAD_DEFAULT]",
                "type: string, default: c, enum: [a, b]|the default does not fit: 'i' must be one of [a, b], not c [BAD_DEFAULT]",
                "type: array, default: 5|the default does not fit: 'i' must be of type array, not integer (5) [BAD_DEFAULT]",
                "type: integer, enum: [1, x]|the enum's x is not of type integer [BAD_VALUE]",
                "type: string, enum: [a, null]|the enum's null is not of type string [BAD_VALUE]",
                "type: integer, enum: [1, 20], maximum: 10|a value of the enum does not fit: 'i' is 20, above the maximum of 10 [BAD_VALUE]",
                "type: string, enum: [a, b], pattern: a|a value of the enum does not fit: 'i' is 'b', which does not match a [BAD_VALUE]",
                "type: string, enum: [a, a]|'enum' has a value twice [BAD_VALUE]",
                "type: string, enum: []|'enum' is empty: no value fits [BAD_VALUE]",
                "type: string, enum: a|'enum' must be a list, not 'a' [WRONG_TYPE]",
                "type: string, maximum: 5|'maximum' is for numbers; the input is of type string [BAD_VALUE]",
                "type: array, pattern: x|'pattern' is for strings; the input is of type array [BAD_VALUE]",
                "type: number, minimum: 5, maximum: 4|'minimum' 5 is above 'maximum' 4: no value fits [BAD_VALUE]",
                "type: string, required: yes|'required' must be true or false, not 'yes' [WRONG_TYPE]"
            })
    void ofInputs(String mapping, String told) {
        assertThat(input(mapping)).containsExactly(told);
    }

    @Test
    void ofNamesWithThePlaceOfTheName() {
        String yaml =
                """
                workflow_id: w
                version: 1
                inputs:
                  a: {type: string}
                  B: {type: string}
                nodes:
                  c: {type: end}
                  d-e: {type: end}
                """;

        assertThat(new YamlWorkflowParser().parse("w.yaml", yaml).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "w.yaml:5:3: 'B' is no name of an input: a letter, then up to 63 of a-z, 0-9 and _ [BAD_NAME]",
                        "w.yaml:8:3: node 'd-e': 'd-e' is no name of a node: use 1 to 64 of a-z, 0-9 and _ [BAD_NAME]");
    }
}

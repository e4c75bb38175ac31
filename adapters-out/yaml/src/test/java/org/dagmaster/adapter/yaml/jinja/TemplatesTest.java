package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates beside those of the page on importing. */
class TemplatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "{{ inputs.x|default( 'a' , boolean=true ) }} ! ${inputs.x|'a'}",
                "{{ inputs.x | d(default_value='a') }} ! ${inputs.x|'a'}",
                "{{ inputs.x | default }} ! ${inputs.x|''}",
                "{{ inputs.x | default(-1.50) }} ! ${inputs.x|-1.50}",
                "{{ inputs.x | default(1_000) }} ! ${inputs.x|1000}",
                "{{ inputs.x | default(False, true) }} ! ${inputs.x|false}",
                "{{ inputs.x | default('a|b {} ${c}') }} ! ${inputs.x|'a|b {} ${c}'}",
                "{{ inputs.x | default('it\\'s') }} ! ${inputs.x|\"it's\"}",
                "{{ (inputs.x) }} ! ${inputs.x}",
                "{{ inputs.x[0][1].y }} ! ${inputs.x[0][1].y}",
                "{{ inputs }} ! ${inputs}",
                "{{ nodes.a.output.items }} ! ${nodes.a.output.items}",
                "{{ env['HOME'] }} ! ${env.HOME}",
                "{{- inputs.x -}} ! ${inputs.x}",
                "a{{- inputs.x -}}b ! a${inputs.x}b",
                "cost: $5 and ${{ inputs.x }} ! cost: $5 and $${inputs.x}",
                "100% {of} {{ inputs.x }} {%d {# ! 100% {of} ${inputs.x} {%d {#",
                "{{ inputs.x }}{{ inputs.y }} ! ${inputs.x}${inputs.y}",
                "no template ! no template",
                "${inputs.x} ! ${inputs.x}"
            })
    void isCarriedOver(String old, String ours) {
        assertThat(Samples.template(old)).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "{{ }} ! JINJA_SYNTAX",
                "{{ inputs. }} ! JINJA_SYNTAX",
                "{{ inputs.x | }} ! JINJA_SYNTAX",
                "{{ inputs.x | default('a }} ! JINJA_SYNTAX",
                "{{ inputs.x ? }} ! JINJA_SYNTAX",
                "{{ inputs.x ! JINJA_SYNTAX",
                "{{ inputs.x[ }} ! JINJA_SYNTAX",
                "{{ inputs.x | default('a\\n') }} ! JINJA_SYNTAX",
                "{{ inputs.x is }} ! JINJA_SYNTAX",
                "{{ inputs.x | default('\\'\"') }} ! JINJA_DEFAULT",
                "{{ inputs.x | default('a') | default('b') }} ! JINJA_DEFAULT",
                "{{ inputs.x | default(inputs.y or 'b') }} ! JINJA_DEFAULT",
                "{{ inputs.x | default('a') | upper }} ! JINJA_FILTER",
                "{{ inputs.x | upper | default('a') }} ! JINJA_FILTER",
                "{{ inputs.x.get('a').b }} ! JINJA_CALL",
                "{{ range(5) }} ! JINJA_CALL",
                "{{ (inputs.x | default('a')).b }} ! JINJA_INDEX",
                "{{ inputs.x[inputs.y] }} ! JINJA_INDEX",
                "{{ inputs.x[1:] }} ! JINJA_INDEX",
                "{{ inputs.x[99999999999] }} ! JINJA_INDEX",
                "{{ 'a'.b }} ! JINJA_INDEX",
                "{{ -inputs.x }} ! JINJA_ARITHMETIC",
                "{{ inputs.x ~ 'a' }} ! JINJA_ARITHMETIC",
                "{{ 1 < inputs.x < 5 }} ! JINJA_COMPARISON",
                "{{ {'a': inputs.x} }} ! JINJA_VALUE",
                "{{ (1, 2) }} ! JINJA_VALUE",
                "{{ nodes.a }} ! UNKNOWN_REFERENCE",
                "{{ nodes.a.status.b }} ! UNKNOWN_REFERENCE",
                "{{ job }} ! UNKNOWN_REFERENCE",
                "{{ job.id.x }} ! UNKNOWN_REFERENCE",
                "{{ env }} ! UNKNOWN_REFERENCE",
                "{{ fan_out.total }} ! UNKNOWN_REFERENCE",
                "{{ fan_in.outputs }} ! UNKNOWN_REFERENCE",
                "{{ upstream.output.x }} ! UPSTREAM",
                "{{ inputs.x }} ${HOME} ! DOLLAR",
                "{{ inputs.x }} {{ inputs.x | upper }} {{ a.b }} ! JINJA_FILTER UNKNOWN_REFERENCE"
            })
    void isReported(String old, String codes) {
        assertThat(Samples.template(old)).isEqualTo(codes);
    }

    private static String imported(String text) {
        Imported imported = JinjaImporter.importWorkflow("w.yaml", text);
        assertThat(imported.problems()).isEmpty();
        return String.valueOf(imported.yaml());
    }

    @Test
    void everyStyleOfYamlKeepsItsQuotesAndItsLines() {
        String old =
                """
                nodes:
                  x:
                    type: task
                    queue: q
                    params:
                      plain: from {{ inputs.x }} on # {{ inputs.x }}
                      single: 'it''s {{ inputs.x | default(''a'') }}'
                      double: "a \\"{{ inputs.x | default(\\"b\\") }}\\" \\u00e9 \\
                        {{ inputs.y }}"
                      literal: |
                        one {{ inputs.x }}
                          {{ inputs.y }} two

                      folded: >-   # a comment
                        one
                        {{ inputs.x
                           | default("a")
                        }}
                      key {{ inputs.x }}: 1
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          x:
                            type: task
                            queue: q
                            params:
                              plain: from ${inputs.x} on # {{ inputs.x }}
                              single: 'it''s ${inputs.x|''a''}'
                              double: "a \\"${inputs.x|'b'}\\" \\u00e9 \\
                                ${inputs.y}"
                              literal: |
                                one ${inputs.x}
                                  ${inputs.y} two

                              folded: >-   # a comment
                                one
                                ${inputs.x|'a'}
                              key {{ inputs.x }}: 1
                        """);
    }

    @Test
    void blanksAroundALoneExpressionGoAsTheyDidBefore() {
        String old =
                """
                nodes:
                  x:
                    type: task
                    queue: q
                    params:
                      a: " {{ inputs.x }} "
                      b: |
                        {{ inputs.x }}
                      c: >

                        {{ inputs.x }}

                      d: 1
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          x:
                            type: task
                            queue: q
                            params:
                              a: "${inputs.x}"
                              b: "${inputs.x}"
                              c: "${inputs.x}"

                              d: 1
                        """);
    }

    @Test
    void aTextIsLeftWholeIfOneOfItsPartsIsReported() {
        String old = "nodes: {x: {type: end, outputs: {a: \"{{ inputs.a }} {{ b }}\"}}}\n";

        Imported imported = JinjaImporter.importWorkflow("w.yaml", old);

        assertThat(imported.yaml()).isEqualTo(old);
        assertThat(imported.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "w.yaml:1:56: node 'x': 'b' reads nothing that is known: there are inputs, nodes, item, index, job, env [UNKNOWN_REFERENCE]");
    }

    @Test
    void placesCountCharactersAndNotHalvesOfThem() {
        String old =
                "# 😀\nnodes:\n  x: {type: end, outputs: {\"😀\": \"😀 \\U0001F600 {{ b }}\"}}\n";

        assertThat(JinjaImporter.importWorkflow("w.yaml", old).problems())
                .extracting(problem -> problem.position().toString())
                .containsExactly("w.yaml:3:50");
    }

    @Test
    void whatIsNoTemplateIsNotTouched() {
        String old =
                """
                # {{ inputs.x }}
                description: "{{ inputs.x }}"
                inputs:
                  x: {type: string, required: true, default: "{{ inputs.y }}"}
                nodes:
                  x: {type: end, description: "{{ inputs.x | upper }}"}
                """;

        assertThat(imported(old)).isEqualTo(old);
    }

    @Test
    void upstreamIsTheOneNodeBefore() {
        String old =
                """
                nodes:
                  S: {type: start, next: A}
                  A: {type: task, queue: q, next: b}
                  b: {type: task, queue: q, params: {x: "{{ upstream.output.x }}"}, next: c}
                  c: {type: conditional, condition_field: output.n, branches: [{name: n, default: true, next: d}]}
                """;

        assertThat(imported(old))
                .contains("params: {x: \"${nodes.a.output.x}\"}")
                .contains("condition_field: \"${nodes.b.output.n}\"");
    }
}

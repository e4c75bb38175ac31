package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Structures that are written otherwise in our language, beside those of the page on importing. */
class BranchesTest {

    private static String imported(String text) {
        Imported imported = JinjaImporter.importWorkflow("w.yaml", text);
        assertThat(imported.problems()).isEmpty();
        return String.valueOf(imported.yaml());
    }

    private static List<String> codes(String text) {
        return JinjaImporter.importWorkflow("w.yaml", text).problems().stream()
                .map(problem -> problem.code())
                .toList();
    }

    @Test
    void aMapInOneLineBecomesAListInOneLine() {
        String old =
                """
                nodes:
                  x: {type: conditional, condition_field: "{{ inputs.a }}", branches: {small: {condition: "< 5", next: A}, yes: [A, b], "> 9": b, it's: b, ~: b, else: {default: on, next: b}}}
                  A: {type: end}
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          x: {type: conditional, condition_field: "${inputs.a}", branches: [{name: small, condition: "< 5", next: a}, {name: "yes", condition: "== true", next: [a, b]}, {name: "> 9", condition: "> 9", next: b}, {name: "it's", condition: "== 'it''s'", next: b}, {name: "~", condition: "== ~", next: b}, {name: else, default: true, next: b}]}
                          a: {type: end}
                        """);
    }

    @Test
    void branchesOfAnyIndentationStandWhereTheListWantsThem() {
        String old =
                """
                nodes:
                  x:
                    type: conditional
                    condition_field: "{{ inputs.a }}"
                    branches:
                        small:
                         # less than five
                         condition: "< 5"

                         next:
                         - a
                         - b
                        large:   # the rest
                              default: true
                              # on to c
                              next: c
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          x:
                            type: conditional
                            condition_field: "${inputs.a}"
                            branches:
                                - name: small
                                  # less than five
                                  condition: "< 5"

                                  next:
                                  - a
                                  - b
                                - name: large   # the rest
                                  default: true
                                  # on to c
                                  next: c
                        """);
    }

    @Test
    void theDefaultGoesLastWithItsComments() {
        String old =
                """
                nodes:
                  x:
                    type: conditional
                    condition_field: "{{ inputs.a }}"
                    branches:
                      # whatever it is
                      - name: rest
                        default: true
                        next: b   # then
                      # little
                      - {name: small, condition: "< 5", next: a}
                    depends_on: [y]
                  y: {type: conditional, condition_field: "{{ inputs.a }}", branches: [{name: r, default: true, next: b}, {name: s, condition: "< 5", next: c}, {name: t, condition: "< 9", next: d}]}
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          x:
                            type: conditional
                            condition_field: "${inputs.a}"
                            branches:
                              # little
                              - {name: small, condition: "< 5", next: a}
                              # whatever it is
                              - name: rest
                                default: true
                                next: b   # then
                            depends_on: {all_of: [y]}
                          y: {type: conditional, condition_field: "${inputs.a}", branches: [{name: s, condition: "< 5", next: c}, {name: t, condition: "< 9", next: d}, {name: r, default: true, next: b}]}
                        """);
    }

    @Test
    void twoWaysOutKeepTheirComments() {
        String old =
                """
                nodes:
                  x:
                    type: conditional
                    condition: "{{ inputs.a }}"
                    branches:   # by size
                      # large
                      True: B   # in tiles
                      # small
                      no: [c, d]
                  y:
                    type: conditional
                    condition: "{{ inputs.a }}"
                    branches: {true: B, false: c}
                  z: {type: conditional, branches: {true: B, false: c}, condition: "{{ inputs.a }}"}
                  B: {type: end}
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          x:
                            type: conditional
                            condition: "${inputs.a}"
                            # by size
                            # large
                            on_true: b   # in tiles
                            # small
                            on_false: [c, d]
                          y:
                            type: conditional
                            condition: "${inputs.a}"
                            on_true: b
                            on_false: c
                          z: {type: conditional, on_true: b, on_false: c, condition: "${inputs.a}"}
                          b: {type: end}
                        """);
    }

    @Test
    void waysOutThatAreNotTwoAreReported() {
        for (String branches :
                List.of("{true: a, other: b}", "{}", "[{name: a, default: true, next: b}]", "a")) {
            String old =
                    "nodes: {x: {type: conditional, condition: \"{{ inputs.a }}\", branches: "
                            + branches
                            + "}}";
            assertThat(codes(old)).as(branches).containsExactly("BRANCH");
        }
    }

    @Test
    void branchesThatAreNoneAreReported() {
        String form =
                "nodes: {x: {type: conditional, condition_field: \"{{ inputs.a }}\", branches: %s}}";

        assertThat(codes(form.formatted("a"))).containsExactly("BRANCH");
        assertThat(codes(form.formatted("[a, {name: b, default: true, next: c}]")))
                .containsExactly("BRANCH");
        assertThat(codes(form.formatted("{a: {name: b, default: true, next: c}}")))
                .containsExactly("BRANCH");
        assertThat(codes(form.formatted("{\"< a b\": c, \"in 5\": c}")))
                .containsExactly("CONDITION");
        assertThat(codes(form.formatted("[{name: a, default: maybe, condition: < 5, next: b}]")))
                .containsExactly("BAD_VALUE");
    }

    @Test
    void dependenciesOfAllFormsBecomeAMapping() {
        String old =
                """
                nodes:
                  a: {type: end, depends_on: B}
                  c:
                    type: end
                    depends_on:
                    # both
                    - B
                    - a   # too
                  d:
                    type: end
                    depends_on:
                        - a
                        - B
                  e:
                    type: end
                    depends_on: {any_of: [a, B], all_of: null}
                  f:
                    type: end
                    depends_on:
                      any_of:
                  B: {type: start, next: [], description: ~}
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          a: {type: end, depends_on: {all_of: b}}
                          c:
                            type: end
                            depends_on:
                            # both
                              all_of:
                              - b
                              - a   # too
                          d:
                            type: end
                            depends_on:
                              all_of:
                              - a
                              - b
                          e:
                            type: end
                            depends_on: {any_of: [a, b]}
                          f:
                            type: end
                          b: {type: start, next: []}
                        """);
    }

    @Test
    void whatNamesNoNodeIsNoDependency() {
        assertThat(codes("nodes: {a: {type: end, depends_on: \"[b, c]\"}}"))
                .containsExactly("BAD_VALUE");
    }

    @Test
    void namesOfNodesAreChangedWhereverTheyStand() {
        String old =
                """
                nodes:
                  "START": {type: start, next: 'Two-Words'}
                  Two-Words: {queue: q, handler: h, params: {x: "{{ nodes.START.status }}"}, next: [END, unknown-one]}
                  END: {type: end, outputs: {x: "{{ nodes['Two-Words'].output }}"}}
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          "start": {type: start, next: 'two_words'}
                          two_words: {type: task, queue: q, handler: h, params: {x: "${nodes.start.status}"}, next: [end, unknown-one]}
                          end: {type: end, outputs: {x: "${nodes.two_words.output}"}}
                        """);
    }

    @Test
    void aRetryMovesFromAFanOutToItsTaskInEveryStyle() {
        String old =
                """
                nodes:
                  a: {type: fan_out, next: null, retry: {max_attempts: "2"}, task: {queue: q, handler: h}}
                  b:
                    type: fan_out
                    task:
                      queue: q
                      handler: h   # that one
                    # it may fail
                    retry:
                      # twice
                      max_attempts: 2
                      backoff: fixed
                    next: c
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        nodes:
                          a: {type: fan_out, task: {queue: q, handler: h, retry: {max_attempts: 2}}}
                          b:
                            type: fan_out
                            task:
                              queue: q
                              handler: h   # that one
                              retry: {max_attempts: 2, backoff: fixed}
                            # it may fail
                            next: c
                        """);
        assertThat(
                        codes(
                                "nodes: {a: {type: fan_out, retry: {}, task: {queue: q, handler: h, retry: {}}}}"))
                .containsExactly("UNKNOWN_KEY");
    }

    @Test
    void whatWasLeftOutOfAnInputIsWrittenOut() {
        String old =
                """
                inputs:
                  a: {}
                  b: {description: b}
                  c:
                    description: c
                  d: {default: 5}
                  e:
                    type: string   # e
                    description: e
                  f: {required: false}
                """;

        assertThat(imported(old))
                .isEqualTo(
                        """
                        inputs:
                          a: {type: string, required: true}
                          b: {type: string, required: true, description: b}
                          c:
                            type: string
                            required: true
                            description: c
                          d: {type: string, default: 5}
                          e:
                            type: string   # e
                            required: true
                            description: e
                          f: {type: string, required: false}
                        """);
    }

    @Test
    void linesEndAsTheyDid() {
        String old =
                """
                workflow_id: w
                nodes:
                  a:
                    queue: q
                    depends_on:
                      - b
                """
                        .replace("\n", "\r\n");

        assertThat(imported(old))
                .isEqualTo(
                        """
                        workflow_id: w
                        version: 1
                        nodes:
                          a:
                            type: task
                            queue: q
                            depends_on:
                              all_of:
                              - b
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void aQuestionIsNoKey() {
        String old =
                """
                description: is it done ?
                nodes:
                  a: {description: and that?, type: end, outputs: {x: "{{ inputs.a }}"}}
                """;

        assertThat(imported(old)).contains("\"${inputs.a}\"");
        for (String key : List.of("? nodes\n: {}\n", "?\n  nodes\n: {}\n", "nodes: {? a : {}}\n")) {
            assertThat(codes(key)).as(key).containsExactly("KEY_FORM");
        }
    }

    @Test
    void anchorsThatNobodyUsesAreNotInTheWay() {
        String old = "nodes: {a: &a {type: end, outputs: {x: &x \"{{ inputs.a }}\"}}}\n";

        assertThat(imported(old))
                .isEqualTo("nodes: {a: &a {type: end, outputs: {x: &x \"${inputs.a}\"}}}\n");
    }
}

package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dagmaster.adapter.yaml.jinja.Imported;
import org.dagmaster.adapter.yaml.jinja.JinjaImporter;
import org.junit.jupiter.api.Test;

/** What becomes of the predecessor's workflows passes the checks that any of ours must pass. */
class ImportedWorkflowTest {

    private static List<String> check(String old) {
        Imported imported = JinjaImporter.importWorkflow("w.yaml", old);
        assertThat(imported.problems()).isEmpty();
        assertThat(imported.yaml()).isNotNull();
        return Guides.check(imported.yaml());
    }

    @Test
    void theExampleOfTheGuideIsAValidWorkflow() {
        String example = Guides.yamlBlocks("import-jinja.md").getFirst();

        assertThat(example).contains("{{ inputs.size_mb }}");
        assertThat(check(example)).isEmpty();
    }

    @Test
    void everySpellingOfAReferenceIsReadByOurTemplates() {
        String old =
                """
                workflow_id: spellings
                inputs:
                  name: {}
                  list: {type: array}
                nodes:
                  START: {type: start, next: first}
                  first:
                    handler: echo
                    queue: functionapp-tasks
                    params:
                      message:
                        plain: "{{ inputs.name }}"
                        alternates:
                          - "{{ input.name | default('a|b {} ${c}', true) }}"
                          - '{{ inputs["name"] | default("it''s") }}'
                          - "{{ inputs.list[0].x | default(-1.5) }}"
                          - "{{ inputs.name | default(true) }} {{ inputs.name | default(none) }}"
                        job: "{{ job.job_id }}"
                        start: "{{ nodes['START'].status }}"
                    next: kind
                  kind:
                    type: conditional
                    condition_field: message.plain
                    branches: {it's: second, none: END, 5: END, default: second}
                  second:
                    type: conditional
                    condition: "{{ nodes.first.output.message.plain | default('x') in ['a', \\"it's\\", 5] }}"
                    branches: {yes: third, no: END}
                  third:
                    type: task
                    handler: echo
                    queue: functionapp-tasks
                    depends_on: [second, first]
                    params: {message: "{{ upstream.output.message }}"}
                    next: END
                  END: {type: end}
                """;

        assertThat(check(old)).isEmpty();
    }
}

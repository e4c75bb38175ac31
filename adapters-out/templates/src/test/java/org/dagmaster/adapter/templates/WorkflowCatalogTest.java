package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.workflow.WorkflowCatalog;
import org.dagmaster.application.workflow.WorkflowSource;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.Vocabulary;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.junit.jupiter.api.Test;

/** The catalogue with the parser and the templates it is used with. */
class WorkflowCatalogTest {

    private static final Vocabulary ECHO = Vocabulary.of(Set.of(new HandlerName("echo")));

    private static WorkflowSource source(String file, String id, int version, String next) {
        return new WorkflowSource(
                file,
                """
                workflow_id: %s
                version: %d
                nodes:
                  start: {type: start, next: %s}
                  end: {type: end}
                """
                        .formatted(id, version, next));
    }

    private static WorkflowCatalog catalog(WorkflowSource... sources) {
        return new WorkflowCatalog(
                List.of(sources), new YamlWorkflowParser(), new VelocityTemplateEngine(), ECHO);
    }

    private static WorkflowRef ref(String id, int version) {
        return new WorkflowRef(new WorkflowId(id), version);
    }

    @Test
    void theNewestVersionIsMeantUnlessOneIsNamed() {
        WorkflowCatalog catalog =
                catalog(
                        source("a2.yaml", "a", 2, "end"),
                        source("a10.yaml", "a", 10, "end"),
                        source("b.yaml", "b", 1, "end"));

        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.list())
                .extracting(WorkflowDefinition::ref)
                .containsExactly(ref("a", 10), ref("b", 1));
        assertThat(catalog.get("a", null).definition().ref()).isEqualTo(ref("a", 10));
        assertThat(catalog.get("a", 2).yaml()).contains("version: 2");
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatIs() {
        WorkflowCatalog catalog = catalog(source("a.yaml", "ingest", 2, "end"));

        assertThatThrownBy(() -> catalog.get("ingets", null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND))
                .hasMessage("there is no workflow 'ingets', did you mean 'ingest'?");
        assertThatThrownBy(() -> catalog.get("ingest", 1))
                .isInstanceOf(Refused.class)
                .hasMessage("there is no version 1 of the workflow 'ingest' (there are [2])");
    }

    @Test
    void aWorkflowWithErrorsIsLeftOutAndTold() {
        WorkflowCatalog catalog =
                catalog(
                        source("bad.yaml", "bad", 1, "gone"),
                        source("good.yaml", "good", 1, "end"));

        assertThat(catalog.list())
                .extracting(WorkflowDefinition::ref)
                .containsExactly(ref("good", 1));
        assertThat(catalog.problems())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.position().file()).isEqualTo("bad.yaml"));
    }

    @Test
    void aVersionHasOneText() {
        WorkflowSource first = source("one.yaml", "a", 1, "end");
        WorkflowSource same = new WorkflowSource("same.yaml", first.yaml());
        WorkflowSource other = new WorkflowSource("other.yaml", first.yaml() + "# changed\n");

        assertThat(catalog(first, same).problems()).isEmpty();
        WorkflowCatalog catalog = catalog(first, other);
        assertThat(catalog.problems())
                .singleElement()
                .hasToString(
                        "other.yaml: a v1 was read from another file with another text; raise the version [DOUBLED_WORKFLOW]");
        assertThat(catalog.get("a", 1).yaml()).isEqualTo(first.yaml());
    }

    @Test
    void aPinnedTextIsReadThoughChecksThatCameLaterWouldRefuseIt() {
        String pinned = source("x", "a", 1, "gone").yaml();
        WorkflowCatalog catalog = catalog();

        assertThat(catalog.validate("a.yaml", pinned)).isNotEmpty();
        assertThat(catalog.loadPinned(ref("a", 1), pinned).ref()).isEqualTo(ref("a", 1));
    }

    @Test
    void aPinnedTextThatIsNotItsVersionIsADefect() {
        WorkflowCatalog catalog = catalog();

        for (String text : List.of("", "workflow_id: a", source("x", "a", 2, "end").yaml())) {
            assertThatThrownBy(() -> catalog.loadPinned(ref("a", 1), text))
                    .as(text)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a v1");
        }
    }

    @Test
    void problemsComeInTheOrderOfLines() {
        List<Integer> lines =
                catalog()
                        .validate(
                                "w.yaml",
                                """
                                workflow_id: W
                                version: 1
                                nodes:
                                  start: {type: start, next: [a, gone]}
                                  a: {type: task, handler: ecko, queue: q, params: {x: "${inputs.y}"}}
                                  end: {type: end, outputs: {x: "${nodes.a}", y: "${"}, colour: red}
                                """)
                        .stream()
                        .map(problem -> problem.position().line())
                        .toList();

        assertThat(lines).isSorted().contains(1, 4, 5, 6).hasSizeGreaterThanOrEqualTo(7);
    }
}

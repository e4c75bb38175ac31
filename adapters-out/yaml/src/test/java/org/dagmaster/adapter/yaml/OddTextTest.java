package org.dagmaster.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dagmaster.application.port.out.WorkflowParser.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as editors and other systems leave them: some are read, the others told in a sentence. */
class OddTextTest {

    private static final String WORKFLOW =
            """
            workflow_id: w
            version: 1
            nodes:
              start: {type: start, next: end}
              end: {type: end, outputs: {x: "y"}}
            """;

    private static Parsed parse(String yaml) {
        return new YamlWorkflowParser().parse("w.yaml", yaml);
    }

    private static List<String> told(String yaml) {
        return parse(yaml).problems().stream().map(Object::toString).toList();
    }

    private static void assertReadAs(String usual, String yaml) {
        assertThat(told(yaml)).isEmpty();
        assertThat(parse(yaml).definition()).isEqualTo(parse(usual).definition()).isNotNull();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertReadAs(WORKFLOW, "\ufeff" + WORKFLOW);
        assertThat(told("\ufeffworkflow_id: W\nnodes: {}\n"))
                .anySatisfy(p -> assertThat(p).startsWith("w.yaml:1:14: 'W' is no workflow id"));
    }

    @Test
    void linesMayEndAsOnOtherSystems() {
        assertReadAs(WORKFLOW, WORKFLOW.replace("\n", "\r\n"));
        assertReadAs(WORKFLOW, WORKFLOW.replace("\n", "\r"));
        assertThat(told(WORKFLOW.replace("\n", "\r\n").replace("version: 1", "version: 0")))
                .singleElement()
                .asString()
                .startsWith("w.yaml:2:10: 'version' must be a whole number");
    }

    @Test
    void tabsMaySeparateAndNotIndent() {
        assertReadAs(WORKFLOW, WORKFLOW.replace("start: {", "start:\t{"));
        assertThat(told(WORKFLOW.replace("\n  ", "\n\t")))
                .singleElement()
                .asString()
                .startsWith("w.yaml:4:1: this is no YAML:")
                .contains("TAB")
                .endsWith("[YAML_SYNTAX]");
    }

    @Test
    void jsonIsYaml() {
        assertReadAs(
                WORKFLOW,
                """
                {"workflow_id": "w", "version": 1,
                \t"nodes": {"start": {"type": "start", "next": "end"},
                \t\t"end": {"type": "end", "outputs": {"x": "y"}}}}
                """);
    }

    @Test
    void aMergeKeyIsAKeyLikeAnyOther() {
        assertThat(told("<<: {version: 1}\n" + WORKFLOW))
                .singleElement()
                .asString()
                .startsWith("w.yaml:1:1: the key '<<' is not known here");
        assertReadAs(WORKFLOW.replace("x:", "'<<':"), WORKFLOW.replace("x:", "<<:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n \n", "# a\n# b\n", "# a\r\n", "---\n", "null\n", "~"})
    void whereThereIsNothingThatIsSaid(String text) {
        assertThat(told(text))
                .containsExactly(
                        "w.yaml: there is nothing in the text; a workflow is a mapping with workflow_id and nodes [NO_WORKFLOW]");
    }

    @ParameterizedTest
    @CsvSource({
        "'# x\n\n  - a\n', w.yaml:3:3: a list is no workflow",
        "hello, w.yaml:1:1: 'hello' is no workflow",
        "'\"x\"', w.yaml:1:1: 'x' is no workflow",
        "17, w.yaml:1:1: 17 is no workflow"
    })
    void whatIsNoMappingIsSaid(String text, String told) {
        assertThat(told(text)).singleElement().asString().startsWith(told).contains("NO_WORKFLOW");
    }

    @ParameterizedTest
    @CsvSource({
        "0, U+0000",
        "7, U+0007",
        "27, U+001B",
        "155, U+009B",
        "55296, U+D800",
        "57343, U+DFFF",
        "65535, U+FFFF"
    })
    void charactersThatNoTextHasAreToldWithTheirPlace(int character, String name) {
        String yaml = WORKFLOW.replace("\"y\"", "\"\ud83d\uddfa" + (char) character + "\"");

        assertThat(told(yaml))
                .containsExactly(
                        "w.yaml:5:35: the character "
                                + name
                                + " cannot be read; remove it [YAML_SYNTAX]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\0", "\\x00", "\\u0000", "\\ud800", "\\udfff"})
    void escapesCannotWriteWhatCannotBeKept(String escape) {
        assertThat(told(WORKFLOW.replace("\"y\"", "\"a" + escape + "\"")))
                .singleElement()
                .asString()
                .startsWith("w.yaml:5:33: the text has a character that no database keeps");
    }

    @Test
    void otherEscapesAndAllPlanesAreRead() {
        assertReadAs(
                WORKFLOW.replace("\"y\"", "\"\ud83d\uddfa\u00fc\u0085\""),
                WORKFLOW.replace("\"y\"", "\"\\U0001F5FA\\xfc\\N\""));
    }

    @Test
    void anotherVersionOfYamlIsRefusedAndTheOldOneReadAsTheNew() {
        assertReadAs(WORKFLOW, "%YAML 1.1\n---\n" + WORKFLOW);
        assertThat(told("%YAML 2.0\n---\n" + WORKFLOW))
                .containsExactly(
                        "w.yaml: the text says that it is YAML 2.0; it is read as 1.2 [YAML_SYNTAX]");
    }
}

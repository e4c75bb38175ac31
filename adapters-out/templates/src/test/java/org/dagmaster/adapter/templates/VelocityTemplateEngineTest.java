package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.TemplateEngine.TemplateSyntax;
import org.dagmaster.domain.evaluation.TemplateFailure;
import org.dagmaster.domain.workflow.TemplateReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VelocityTemplateEngineTest {

    private final VelocityTemplateEngine templates = new VelocityTemplateEngine();

    private static Map<String, Object> scope() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("name", "Elbe");
        inputs.put("count", 3);
        inputs.put("ratio", 0.5);
        inputs.put("on", true);
        inputs.put("nothing", null);
        inputs.put("list", List.of("a", "b"));
        inputs.put("map", Map.of("size", 7, "class", "river", "items", List.of(1)));
        inputs.put("sneaky", "${inputs.name} #set($x = 1)");
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("inputs", inputs);
        scope.put(
                "nodes",
                Map.of("copy", Map.of("output", Map.of("local_path", "/x", "size_bytes", 9))));
        scope.put("job", Map.of("id", "j1"));
        return scope;
    }

    private Object resolve(Object template) {
        return templates.resolve(template, scope());
    }

    @Test
    void aStringThatIsOneReferenceKeepsTheType() {
        assertThat(resolve("${inputs.name}")).isEqualTo("Elbe");
        assertThat(resolve("${inputs.count}")).isEqualTo(3);
        assertThat(resolve("${inputs.ratio}")).isEqualTo(0.5);
        assertThat(resolve("${inputs.on}")).isEqualTo(true);
        assertThat(resolve("${inputs.list}")).isEqualTo(List.of("a", "b"));
        assertThat(resolve("${inputs.nothing}")).isNull();
    }

    @Test
    void anyOtherStringRendersToAString() {
        assertThat(resolve("${inputs.name} x ${inputs.count}")).isEqualTo("Elbe x 3");
        assertThat(resolve(" ${inputs.on}")).isEqualTo(" true");
        assertThat(resolve("l=${inputs.list}")).isEqualTo("l=[\"a\",\"b\"]");
        assertThat(resolve("n=${inputs.nothing}")).isEqualTo("n=null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items",
                "size",
                "keys",
                "get",
                "class",
                "empty",
                "isEmpty",
                "values",
                "entrySet",
                "keySet",
                "hashCode",
                "getClass",
                "length",
                "name",
                "declaredClasses"
            })
    void keysWinOverMethods(String key) {
        Map<String, Object> nested = Map.of("inputs", Map.of("map", Map.of(key, 7, "other", 8)));

        assertThat(templates.resolve("${inputs.map." + key + "}", nested)).isEqualTo(7);
        assertThat(templates.resolve("<${inputs.map." + key + "}>", nested)).isEqualTo("<7>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items",
                "size",
                "keys",
                "get",
                "class",
                "empty",
                "isEmpty",
                "values",
                "entrySet",
                "keySet",
                "hashCode",
                "getClass",
                "length",
                "bytes",
                "declaredClasses"
            })
    void methodsAndPropertiesOfJavaAreNoKeys(String name) {
        for (String root : List.of("inputs", "inputs.name", "inputs.list", "inputs.count", "job")) {
            String template = "${" + root + "." + name + "}";

            assertThatThrownBy(() -> resolve(template))
                    .isInstanceOf(TemplateFailure.class)
                    .hasMessageStartingWith(template + " is undefined: " + root + " ");
        }
    }

    @Test
    void listsAreReadByIndex() {
        assertThat(resolve("${inputs.list[1]}")).isEqualTo("b");
        assertThat(resolve("${inputs.map.items[0]}")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a #1 ## b", "#set($x = 1)", "#foreach", "#[[raw]]#", "#include('x')", "costs $5",
                "$", "$x", "$!x", "100 %", "a\\b", "#parse('y') #* no comment *#"
            })
    void everythingButABracedReferenceIsPlainText(String text) {
        assertThat(resolve(text)).isEqualTo(text);
        assertThat(resolve(text + "${inputs.count}")).isEqualTo(text + "3");
    }

    @Test
    void valuesAreNeverTemplates() {
        assertThat(resolve("${inputs.sneaky}")).isEqualTo("${inputs.name} #set($x = 1)");
        assertThat(resolve("<${inputs.sneaky}>")).isEqualTo("<${inputs.name} #set($x = 1)>");
    }

    @Test
    void treesAreResolvedDeeplyAndKeysAreNot() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("${inputs.name}", Arrays.asList("${inputs.count}", null, 4));

        assertThat(resolve(tree)).isEqualTo(Map.of("${inputs.name}", Arrays.asList(3, null, 4)));
    }

    @Test
    void anAlternateStandsInForWhatIsUndefinedOrNull() {
        assertThat(resolve("${inputs.title|'untitled'}")).isEqualTo("untitled");
        assertThat(resolve("${inputs.nothing|7}")).isEqualTo(7);
        assertThat(resolve("${inputs.name|'x'}")).isEqualTo("Elbe");
        assertThat(resolve("${gone.deep.down|true}")).isEqualTo(true);
        assertThat(resolve("a ${inputs.title|'b c'}")).isEqualTo("a b c");
    }

    @Test
    void anUndefinedReferenceTellsWhatIsThereAndTheNearestKey() {
        assertThatThrownBy(() -> resolve("${nodes.copy.output.local_pth}"))
                .isInstanceOf(TemplateFailure.class)
                .hasMessageContaining("${nodes.copy.output.local_pth} is undefined")
                .hasMessageContaining("nodes.copy.output has")
                .hasMessageContaining("local_path")
                .hasMessageContaining("did you mean 'local_path'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "${inputs.list.first}; inputs.list has 2 elements, no 'first'",
                "${inputs.list[9]}; inputs.list has 2 elements, no '9'",
                "${inputs.list[-1]}; inputs.list has 2 elements, no '-1'",
                "${inputs.map[0]}; inputs.map has ",
                "${inputs.name.x}; inputs.name is of type string and has no 'x'",
                "${inputs.name[0]}; inputs.name is of type string and has no '0'",
                "${inputs.count.x.y}; inputs.count is of type integer and has no 'x'",
                "${inputs.on.x}; inputs.on is of type boolean and has no 'x'",
                "${inputs.nothing.x}; inputs.nothing is of type null and has no 'x'",
                "${nodes.cop.output.x}; nodes has copy, did you mean 'copy'?",
                "${gone}; the template's scope has inputs, nodes, job",
                "${item}; the template's scope has inputs, nodes, job"
            })
    void whatIsNotThereIsToldWithHowFarItLeads(String template, String told) {
        assertThatThrownBy(() -> resolve(template))
                .isInstanceOf(TemplateFailure.class)
                .hasMessageStartingWith(template + " is undefined: " + told);
        assertThatThrownBy(() -> resolve("text " + template))
                .isInstanceOf(TemplateFailure.class)
                .hasMessageStartingWith(template + " is undefined: " + told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${inputs.name.getClass()}",
                "${inputs.class.forName('java.lang.Runtime')}",
                "${inputs.getClass().forName('java.lang.Runtime')}",
                "${inputs.map.keySet()}",
                "${inputs.map['size']}",
                "${#set($x = 1)}",
                "${inputs.name#include('x')}",
                "${inputs.list.get(0)}",
                "${inputs[$x]}",
                "${}",
                "${ }",
                "${inputs.}",
                "${1}",
                "${inputs.name",
                "${a${b}}",
                "${inputs.x|foo()}",
                "${inputs['$x']}"
            })
    void whatIsMoreThanKeysAndIndexesIsNoTemplate(String template) {
        assertThatThrownBy(() -> templates.references(template)).isInstanceOf(TemplateSyntax.class);
        assertThatThrownBy(() -> resolve(template)).isInstanceOf(TemplateFailure.class);
    }

    @Test
    void referencesAreToldWithoutRendering() {
        assertThat(templates.references("a ${nodes.copy.output.list[0]} ${inputs.x|'y'}"))
                .containsExactly(
                        new TemplateReference(
                                "${nodes.copy.output.list[0]}",
                                "nodes",
                                List.of("copy", "output", "list", "0"),
                                false),
                        new TemplateReference("${inputs.x|'y'}", "inputs", List.of("x"), true));
    }

    @Test
    void aLongTextIsRenderedWhole() {
        String text = "x".repeat(1_000_000);

        assertThat(resolve(text + "${inputs.count}")).isEqualTo(text + "3");
    }
}

package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.evaluation.TemplateFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the params of a fan_out's child may read: its element, its number, and the variables. */
class ChildTemplatesTest {

    private final VelocityTemplateEngine templates = new VelocityTemplateEngine();

    private @Nullable Object resolve(Object template, @Nullable Object item) {
        Map<String, @Nullable Object> scope = new LinkedHashMap<>();
        scope.put("inputs", Map.of("name", "Elbe"));
        scope.put("nodes", Map.of());
        scope.put("job", Map.of("id", "j1"));
        scope.put("env", Map.of("REGION", "north", "STAGE", "${job.id}"));
        scope.put("item", item);
        scope.put("index", 4);
        return templates.resolve(template, scope);
    }

    private static Map<String, @Nullable Object> tile(String key, @Nullable Object value) {
        Map<String, @Nullable Object> tile = new LinkedHashMap<>();
        tile.put(key, value);
        return tile;
    }

    @Test
    void theElementKeepsItsType() {
        for (Object item : List.of("a", 7, 0.5, true, List.of(1), Map.of("k", 1))) {
            assertThat(resolve("${item}", item)).isEqualTo(item);
        }
        assertThat(resolve("${item}", null)).isNull();
        assertThat(resolve("${index}", null)).isEqualTo(4);
    }

    @Test
    void theElementAndItsNumberStandInTexts() {
        assertThat(resolve("tile ${index} of ${item}", "dem")).isEqualTo("tile 4 of dem");
        assertThat(resolve("<${item}>", null)).isEqualTo("<null>");
        assertThat(resolve("<${item}>", tile("id", null))).isEqualTo("<{\"id\":null}>");
        assertThat(resolve("<${item}>", Arrays.asList(1, null))).isEqualTo("<[1,null]>");
    }

    @Test
    void keysOfTheElementAreReadAndMayBeNull() {
        assertThat(resolve("${item.id}", tile("id", "n1"))).isEqualTo("n1");
        assertThat(resolve("${item.id}", tile("id", null))).isNull();
        assertThat(resolve("id=${item.id}", tile("id", null))).isEqualTo("id=null");
        assertThat(resolve("${item[1].id}", Arrays.asList(null, tile("id", 3)))).isEqualTo(3);
        assertThat(resolve("${item[0]}", Arrays.asList(null, 1))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "${item.id}; ${item.id} is undefined: item is of type null and has no 'id'",
                "${item[0]}; ${item[0]} is undefined: item is of type null and has no '0'",
                "a ${item.id.x}; ${item.id.x} is undefined: item is of type null and has no 'id'",
                "${index.x}; ${index.x} is undefined: index is of type integer and has no 'x'"
            })
    void aNullElementHasNoKeys(String template, String told) {
        assertThatThrownBy(() -> resolve(template, null))
                .isInstanceOf(TemplateFailure.class)
                .hasMessage(told);
    }

    @Test
    void whatAnElementLacksIsToldWithWhatItHas() {
        assertThatThrownBy(() -> resolve("${item.idd}", Map.of("id", 1)))
                .isInstanceOf(TemplateFailure.class)
                .hasMessage("${item.idd} is undefined: item has id, did you mean 'id'?");
        assertThatThrownBy(() -> resolve("${item[1].id}", Arrays.asList(Map.of("id", 1), null)))
                .isInstanceOf(TemplateFailure.class)
                .hasMessage("${item[1].id} is undefined: item[1] is of type null and has no 'id'");
        assertThatThrownBy(() -> resolve("${item.id}", "text"))
                .isInstanceOf(TemplateFailure.class)
                .hasMessage("${item.id} is undefined: item is of type string and has no 'id'");
    }

    @Test
    void anAlternateStandsInForNullElementsAndMissingKeys() {
        assertThat(resolve("${item|'none'}", null)).isEqualTo("none");
        assertThat(resolve("${item.id|0}", null)).isEqualTo(0);
        assertThat(resolve("${item.id|0}", tile("id", null))).isEqualTo(0);
        assertThat(resolve("${item.id|0}", tile("other", 1))).isEqualTo(0);
        assertThat(resolve("${item.id|0}", tile("id", false))).isEqualTo(false);
    }

    @Test
    void paramsAreRenderedToAnyDepthAndLeftAsTheyAre() {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("blob", "${item.id}.tif");
        params.put("deep", Map.of("list", Arrays.asList("${index}", null, Map.of("x", "${item}"))));
        params.put("${item}", "${inputs.name}");
        Map<String, @Nullable Object> before = new LinkedHashMap<>(params);
        Map<String, @Nullable Object> item = tile("id", "n1");

        assertThat(resolve(params, item))
                .isEqualTo(
                        Map.of(
                                "blob",
                                "n1.tif",
                                "deep",
                                Map.of("list", Arrays.asList(4, null, Map.of("x", item))),
                                "${item}",
                                "Elbe"));
        assertThat(params).isEqualTo(before);
    }

    @Test
    void anElementThatLooksLikeATemplateIsNone() {
        String sneaky = "${inputs.name} #set($x = 1) ${env.REGION}";

        assertThat(resolve("${item}", sneaky)).isEqualTo(sneaky);
        assertThat(resolve("<${item}>", sneaky)).isEqualTo("<" + sneaky + ">");
        assertThat(resolve("${item.t}", Map.of("t", sneaky))).isEqualTo(sneaky);
        assertThat(resolve("${item}", List.of(sneaky))).isEqualTo(List.of(sneaky));
    }

    @Test
    void variablesAreReadAsTextsAndAreNoTemplates() {
        assertThat(resolve("${env.REGION}/${index}", null)).isEqualTo("north/4");
        assertThat(resolve("${env.STAGE}", null)).isEqualTo("${job.id}");
        assertThatThrownBy(() -> resolve("${env.PATH}", null))
                .isInstanceOf(TemplateFailure.class)
                .hasMessageStartingWith("${env.PATH} is undefined: env has ");
    }
}

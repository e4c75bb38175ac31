package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dagmaster.domain.workflow.TemplateReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by hand is what Velocity reads. */
class PlainPathTest {

    /** Names that mean something in Velocity, in Java or in JSON. */
    private static final List<String> NAMES =
            List.of(
                    "a",
                    "A1",
                    "aB_c",
                    "x__",
                    "null",
                    "in",
                    "and",
                    "or",
                    "not",
                    "eq",
                    "lt",
                    "if",
                    "else",
                    "end",
                    "set",
                    "foreach",
                    "macro",
                    "stop",
                    "parse",
                    "include",
                    "define",
                    "evaluate",
                    "class",
                    "get",
                    "size",
                    "length",
                    "items",
                    "keys",
                    "values",
                    "keySet",
                    "isEmpty",
                    "empty",
                    "toString",
                    "hashCode",
                    "velocityCount",
                    "foreach_index",
                    "bodyContent",
                    "this",
                    "new",
                    "E1",
                    "e5");

    private final VelocityTemplateEngine templates = new VelocityTemplateEngine();

    @Test
    void everyNameIsAKeyToVelocityAsWell() {
        for (String name : NAMES) {
            Map<String, Object> tree = Map.of(name, List.of(Map.of(name, 7)));

            assertThat(PlainPath.of(name + "." + name + "[0]." + name))
                    .contains(new PlainPath(name, List.of(name, 0, name)));
            assertThat(
                            templates.resolve(
                                    "${%s.%s[0].%s}".formatted(name, name, name),
                                    Map.of(name, tree)))
                    .as(name)
                    .isEqualTo(7);
        }
    }

    @Test
    void longPathsAreReadWithoutRecursion() {
        String path = "a" + ".b[0]".repeat(90);

        assertThat(PlainPath.of(path).orElseThrow().steps())
                .hasSize(180)
                .isEqualTo(
                        IntStream.range(0, 180)
                                .mapToObj(i -> i % 2 == 0 ? "b" : (Object) 0)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "a.",
                ".a",
                "a..b",
                "a.1",
                "1",
                "a[",
                "a]",
                "a[]",
                "a[-1]",
                "a[b]",
                "a[0",
                "a[0]b",
                "a[1234567890]",
                "a b",
                "a()",
                "a.b()",
                "a{",
                "a$b",
                "a-b",
                "_a",
                "a|1",
                "a['b']",
                "a.true",
                "a.false[0]",
                "\u00e4",
                "a.\u00e4",
                "a.b "
            })
    void everythingElseIsLeftToVelocity(String text) {
        assertThat(PlainPath.of(text)).isEqualTo(Optional.empty());
    }

    @Test
    void velocityReadsWhatIsLeftToIt() {
        Map<String, Object> scope = Map.of("_a", 5, "list", List.of(6, 7));

        assertThat(templates.resolve("${_a}", scope)).isEqualTo(5);
        assertThat(templates.resolve("${list[ 1 ]}", scope)).isEqualTo(7);
        assertThat(templates.references("${list[ 1 ]}"))
                .containsExactly(
                        new TemplateReference("${list[ 1 ]}", "list", List.of("1"), false));
    }
}

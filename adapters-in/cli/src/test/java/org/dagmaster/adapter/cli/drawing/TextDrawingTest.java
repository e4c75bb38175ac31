package org.dagmaster.adapter.cli.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.picture.Wrapping;
import org.junit.jupiter.api.Test;

class TextDrawingTest {

    private static final String FORK =
            """
            inputs: {size: {type: number, default: 1}}
            nodes:
              start: {type: start, next: [route, log]}
              log: {type: task, handler: echo, queue: light, next: end}
              route:
                type: conditional
                condition_field: "${inputs.size}"
                branches:
                  - {name: small, condition: "< 100", next: cog}
                  - {name: medium, condition: "< 500", next: cog}
                  - {name: large, default: true, next: tiles}
              cog: {type: task, handler: cog, queue: heavy, next: end}
              tiles: {type: task, handler: tile, queue: heavy, next: end}
              end: {type: end}
            """;

    private static final String FANS =
            """
            inputs: {tiles: {type: array, default: []}}
            nodes:
              start: {type: start, next: each}
              each:
                type: fan_out
                source: "${inputs.tiles}"
                task: {handler: raster.create_cog, queue: heavy, params: {tile: "${item}"}}
                next: [all, first]
              all: {type: fan_in, next: end}
              first: {type: fan_in, aggregation: first, next: end}
              end: {type: end}
            """;

    private static final String JOINS =
            """
            nodes:
              start: {type: start, next: [a, b, c]}
              a: {type: task, handler: x, queue: q}
              b: {type: task, handler: x, queue: q}
              c: {type: task, handler: x, queue: q}
              all: {type: task, handler: x, queue: q, depends_on: {all_of: [a, b]}, next: end}
              any: {type: task, handler: x, queue: q, depends_on: {any_of: [b, c]}, next: end}
              end: {type: end}
            """;

    private static WorkflowPicture picture(String yaml) {
        String text = "workflow_id: w\nversion: 1\n" + yaml;
        return WorkflowPicture.of(
                Objects.requireNonNull(new YamlWorkflowParser().parse("w", text).definition()));
    }

    private static String drawn(String yaml, Glyphs glyphs) {
        return String.join("\n", TextDrawing.of(picture(yaml), 100, glyphs).lines()) + "\n";
    }

    @Test
    void linesForkAndMeetAndPassByWhatIsBesideThem() {
        assertThat(drawn(FORK, Glyphs.BOXES))
                .isEqualTo(
                        """
                                                       ╭─────────╮
                                                       │ ○ start │
                                                       ╰────┬────╯
                                             ┌──────────────┴─────────────┐
                                             ▼                            ▼
                                      ╱─────────────╲              ┌──────────────┐
                                      │ ◆ route     │              │ ■ log        │
                                      │ inputs.size │              │ echo · light │
                                      ╲──────┬──────╱              └──────┬───────┘
                             ┌───────────────┼────────────────┐           │
                        small: < 100   medium: < 500   large: otherwise   │
                             └──────────────┬┘                │           │
                                            ▼                 ▼           │
                                     ┌─────────────┐   ┌──────────────┐   │
                                     │ ■ cog       │   │ ■ tiles      │   │
                                     │ cog · heavy │   │ tile · heavy │   │
                                     └──────┬──────┘   └──────┬───────┘   │
                                            └─────────────┬───┴───────────┘
                                                          ▼
                                                      ╭───────╮
                                                      │ ◎ end │
                                                      ╰───────╯

                        ○ start   ■ task   ◆ conditional   ◎ end
                        """);
    }

    @Test
    void theTaskOfEachElementIsAPileOfCards() {
        assertThat(drawn(FANS, Glyphs.BOXES))
                .isEqualTo(
                        """
                                ╭─────────╮
                                │ ○ start │
                                ╰────┬────╯
                                     ▼
                        ┌──────────────────────────┐
                        │ △ each                   │
                        │ for each of inputs.tiles │
                        └────────────┬─────────────┘
                                     ▼
                        ┌─────────────────────────┐┐
                        │ □ raster.create_cog × n ││
                        │ heavy                   ││
                        └────────────┬────────────┘┘
                              ┌──────┴──────┐
                              ▼             ▼
                         ┌─────────┐   ┌─────────┐
                         │ ▽ all   │   │ ▽ first │
                         │ collect │   │ first   │
                         └────┬────┘   └────┬────┘
                              └──────┬──────┘
                                     ▼
                                 ╭───────╮
                                 │ ◎ end │
                                 ╰───────╯

                        ○ start   △ fan_out   □ task of each element   ▽ fan_in   ◎ end
                        """);
    }

    @Test
    void whatANodeWaitsForIsToldByTheKindOfLine() {
        assertThat(drawn(JOINS, Glyphs.BOXES))
                .isEqualTo(
                        """
                                   ╭─────────╮
                                   │ ○ start │
                                   ╰────┬────╯
                            ┌───────────┼───────────┐
                            ▼           ▼           ▼
                        ┌───────┐   ┌───────┐   ┌───────┐
                        │ ■ a   │   │ ■ b   │   │ ■ c   │
                        │ x · q │   │ x · q │   │ x · q │
                        └───╥───┘   └─╥───┬─┘   └───┬───┘
                            ╚═════╦═══╝   └┄┄┄┬┄┄┄┄┄┘
                                  ▼           ▼
                              ┌───────┐   ┌───────┐
                              │ ■ all │   │ ■ any │
                              │ x · q │   │ x · q │
                              └───┬───┘   └───┬───┘
                                  └─────┬─────┘
                                        ▼
                                    ╭───────╮
                                    │ ◎ end │
                                    ╰───────╯

                        ○ start   ■ task   ◎ end   ║ all_of   ┆ any_of: one is enough
                        """);
    }

    @Test
    void asciiIsEnough() {
        String ascii = drawn(JOINS, Glyphs.ASCII);

        assertThat(ascii)
                .isEqualTo(
                        """
                                   .---------.
                                   | o start |
                                   '----+----'
                            +-----------+-----------+
                            v           v           v
                        +-------+   +-------+   +-------+
                        | # a   |   | # b   |   | # c   |
                        | x - q |   | x - q |   | x - q |
                        +---+---+   +-+---+-+   +---+---+
                            +=====+===+   +...+.....+
                                  v           v
                              +-------+   +-------+
                              | # all |   | # any |
                              | x - q |   | x - q |
                              +---+---+   +---+---+
                                  +-----+-----+
                                        v
                                    .-------.
                                    | @ end |
                                    '-------'

                        o start   # task   @ end   " all_of   : any_of: one is enough
                        """);
        assertThat(drawn(FANS, Glyphs.ASCII)).contains("| % raster.create_cog x n ||");
    }

    @Test
    void ideographsTakeTheirRoomAndAsciiHasNone() {
        String yaml =
                """
                nodes:
                  start: {type: start, next: r}
                  r:
                    type: conditional
                    condition_field: "a"
                    branches: [{name: 東京, condition: "== 洪水", next: x}, {name: b, default: true, next: end}]
                  x: {type: task, handler: x, queue: q, next: end}
                  end: {type: end}
                """;

        assertThat(drawn(yaml, Glyphs.BOXES))
                .contains(
                        """
                        東京: == 洪水   b: otherwise
                        """
                                .strip());
        assertThat(drawn(yaml, Glyphs.ASCII)).contains("??: == ??").matches("[\\x00-\\x7f]*");
    }

    @Test
    void aDrawingKeepsWithinItsRoom() {
        TextDrawing narrow = TextDrawing.of(picture(FORK), 60, Glyphs.BOXES);

        assertThat(narrow.whyListed()).isEmpty();
        assertThat(narrow.lines()).allMatch(line -> Wrapping.columns(line) <= 60);
        assertThat(narrow.lines()).anyMatch(line -> line.contains("│ ■ log"));
    }

    @Test
    void whereThereIsLittleRoomTheTextOfABoxStandsInSeveralLines() {
        String yaml = JOINS.replace("handler: x", "handler: a_long_name");

        TextDrawing narrow = TextDrawing.of(picture(yaml), 60, Glyphs.BOXES);

        assertThat(narrow.whyListed()).isEmpty();
        assertThat(narrow.lines()).allMatch(line -> Wrapping.columns(line) <= 60);
        assertThat(narrow.lines())
                .anyMatch(line -> line.contains("│ a_long_name │   │ a_long_name │"));
    }

    @Test
    void whereThereIsNoRoomItIsListed() {
        TextDrawing listed = TextDrawing.of(picture(FORK), 40, Glyphs.BOXES);

        assertThat(listed.whyListed()).matches("it would be \\d+ columns wide");
        assertThat(String.join("\n", listed.lines()) + "\n")
                .isEqualTo(
                        """
                        ○ start
                            → route
                            → log
                        ■ log · echo · light
                            → end
                        ◆ route · inputs.size
                            small: < 100 → cog
                            medium: < 500 → cog
                            large: otherwise → tiles
                        ■ cog · cog · heavy
                            → end
                        ■ tiles · tile · heavy
                            → end
                        ◎ end
                        """);
    }

    @Test
    void aListTellsWhatIsWaitedForToo() {
        assertThat(TextDrawing.of(picture(JOINS), 24, Glyphs.ASCII).lines())
                .contains("# a - x - q", "    -> all (all_of)", "    -> any (any_of)");
        assertThat(TextDrawing.of(picture(FANS), 12, Glyphs.BOXES).lines())
                .as("what is wrapped is indented")
                .contains("    → for each element", "□ raster.create_cog", "    × n · heavy");
    }

    @Test
    void aLongNameIsToldWhole() {
        String name = "n".repeat(64);
        String yaml =
                """
                nodes:
                  start: {type: start, next: %s}
                  %s: {type: task, handler: %s, queue: q, next: end}
                  end: {type: end}
                """
                        .formatted(name, name, "h".repeat(128));

        for (int columns : new int[] {80, 24, 10}) {
            List<String> lines = TextDrawing.of(picture(yaml), columns, Glyphs.BOXES).lines();
            String letters = String.join("", lines).replaceAll("[^nh]", "");

            assertThat(letters).contains("n".repeat(64)).contains("h".repeat(128));
            assertThat(lines).allMatch(line -> line.length() <= Math.max(columns, 24));
        }
    }

    @Test
    void thousandsOfNodesAreListed() {
        String tasks =
                IntStream.range(0, 5_000)
                        .mapToObj(i ->
                                "  n%d: {type: task, handler: x, queue: q, next: end}\n"
                                        .formatted(i))
                        .collect(Collectors.joining());
        String all =
                IntStream.range(0, 5_000).mapToObj(i -> "n" + i).collect(Collectors.joining(", "));
        String yaml =
                "nodes:\n  start: {type: start, next: [%s]}\n%s  end: {type: end}\n"
                        .formatted(all, tasks);

        TextDrawing listed = TextDrawing.of(picture(yaml), 80, Glyphs.BOXES);

        assertThat(listed.whyListed()).isEqualTo("it has too many boxes and lines");
        assertThat(listed.lines()).contains("■ n4999 · x · q");
    }
}

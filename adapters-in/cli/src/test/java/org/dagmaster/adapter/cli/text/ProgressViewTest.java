package org.dagmaster.adapter.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProgressViewTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:17Z");

    private static final JsonNode PROGRESS =
            Json.parse(
                            """
                            {"job_id":"42","status":"running","fraction":0.436,"nodes":[
                             {"node_id":"start","status":"completed"},
                             {"node_id":"copy","status":"completed","attempt":1,
                              "started_at":"2026-01-02T03:04:05Z",
                              "ended_at":"2026-01-02T03:04:05.400Z"},
                             {"node_id":"validate","status":"running","attempt":2,"max_attempts":3,
                              "started_at":"2026-01-02T03:04:05Z",
                              "progress":{"current":3,"total":4,"message":"reads\\n\\tblock 3"}},
                             {"node_id":"cog","status":"ready","attempt":1,"max_attempts":3,
                              "retry_at":"2026-01-02T03:04:30Z",
                              "failure":{"code":"STORAGE_UNAVAILABLE","message":"No disk."}},
                             {"node_id":"tiles","status":"dispatched"},
                             {"node_id":"join","status":"failed","attempt":3,"max_attempts":3,
                              "failure":{"code":"OOPS","message":"Broken."}},
                             {"node_id":"merge","status":"skipped"},
                             {"node_id":"end","status":"pending"}]}
                            """)
                    .orElseThrow();

    private static ProgressView view(Style style, int width, int height) {
        return new ProgressView(style, ZoneOffset.UTC, width, height);
    }

    @Test
    void everyNodeSaysHowItStands() {
        assertThat(view(new Style(false, true), 79, 20).lines(PROGRESS, NOW))
                .containsExactly(
                        "job 42  running  43 %",
                        " ✓ start     completed",
                        " ✓ copy      completed in 400 ms",
                        " ● validate  [█████████░░░]  75 %   12.0 s (attempt 2 of 3)  reads block 3",
                        " ◌ cog       tries again at 03:04:30 after: No disk. [STORAGE_UNAVAILABLE]",
                        " ◌ tiles     waits for a worker",
                        " ✗ join      failed (attempt 3 of 3): Broken. [OOPS]",
                        " – merge     skipped",
                        " · end");
    }

    @Test
    void aFanOutSaysHowManyOfItsChildrenHaveEnded() {
        JsonNode progress =
                Json.parse(
                                """
                                {"job_id":"42","status":"running","fraction":0.5,"nodes":[
                                 {"node_id":"split","type":"fan_out","status":"running",
                                  "attempt":2,"max_attempts":4,"started_at":"2026-01-02T03:04:05Z",
                                  "children":{"total":6,"created":6,"completed":3,"failed":1}},
                                 {"node_id":"early","type":"fan_out","status":"dispatched",
                                  "attempt":1,"max_attempts":4,
                                  "children":{"total":9000,"created":1000,"completed":0,
                                              "failed":0}},
                                 {"node_id":"old","type":"fan_out","status":"completed",
                                  "attempt":1,"max_attempts":4,"children":null}]}
                                """)
                        .orElseThrow();

        assertThat(view(new Style(false, true), 99, 20).lines(progress, NOW))
                .containsExactly(
                        "job 42  running  50 %",
                        " ● split  [████████░░░░]  66 %   12.0 s (attempt 2)  4 of 6 children ended, 1 failed",
                        " ◌ early  [░░░░░░░░░░░░]   0 %  0 of 9000 children ended, 1000 made so far",
                        " ✓ old    completed");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        List<String> lines = view(new Style(false, true), 40, 20).lines(PROGRESS, NOW);

        assertThat(lines).allMatch(line -> line.codePointCount(0, line.length()) <= 40);
        assertThat(lines.get(3)).isEqualTo(" ● validate  [█████████░░░]  75 %   12.…");
    }

    @Test
    void coloursAreAddedToSignsAlone() {
        assertThat(view(new Style(true, true), 79, 20).lines(PROGRESS, NOW).get(1))
                .isEqualTo(" \u001b[32m✓\u001b[0m start     completed");
    }

    @Test
    void aStreamWithoutUnicodeGetsAscii() {
        assertThat(view(new Style(false, false), 79, 20).lines(PROGRESS, NOW))
                .allMatch(line -> line.chars().allMatch(c -> c < 128))
                .contains(
                        " * validate  [#########...]  75 %   12.0 s (attempt 2 of 3)  reads block 3");
    }

    @Test
    void whereThereAreMoreNodesThanLinesTheFinishedOnesGiveWay() {
        List<String> lines = view(new Style(false, true), 79, 5).lines(PROGRESS, NOW);

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith(" ● validate");
        assertThat(lines.getLast()).isEqualTo("   and 5 other nodes");
    }
}

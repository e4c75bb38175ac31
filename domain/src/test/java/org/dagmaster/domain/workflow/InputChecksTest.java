package org.dagmaster.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputChecksTest {

    private static final InputDefinition BLOB =
            new InputDefinition(
                    "blob_name",
                    InputType.STRING,
                    true,
                    null,
                    "the raster",
                    List.of(),
                    null,
                    null,
                    null);
    private static final InputDefinition CRS =
            new InputDefinition(
                    "target_crs",
                    InputType.STRING,
                    false,
                    "EPSG:4326",
                    "",
                    List.of(),
                    Pattern.compile("^EPSG:[0-9]+$"),
                    null,
                    null);
    private static final InputDefinition TIER =
            new InputDefinition(
                    "tier",
                    InputType.STRING,
                    false,
                    null,
                    "",
                    List.of("analysis", "archive"),
                    null,
                    null,
                    null);
    private static final InputDefinition LEVELS =
            new InputDefinition(
                    "levels",
                    InputType.INTEGER,
                    false,
                    null,
                    "",
                    List.of(),
                    null,
                    BigDecimal.ONE,
                    BigDecimal.TEN);

    private static InputChecks.Checked check(Map<String, @Nullable Object> given) {
        Map<String, InputDefinition> inputs = new LinkedHashMap<>();
        for (InputDefinition input : List.of(BLOB, CRS, TIER, LEVELS)) {
            inputs.put(input.name(), input);
        }
        WorkflowRef ref = new WorkflowRef(new WorkflowId("ingest"), 1);
        return InputChecks.check(new WorkflowDefinition(ref, "", "", inputs, Map.of()), given);
    }

    private static List<String> faults(Map<String, @Nullable Object> given) {
        return check(given).faults().stream().map(f -> f.code() + ": " + f.message()).toList();
    }

    @Test
    void defaultsAreFilledInAndEveryInputHasAKey() {
        InputChecks.Checked checked = check(Map.of("blob_name", "a.tif"));

        assertThat(checked.faults()).isEmpty();
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("blob_name", "a.tif");
        expected.put("target_crs", "EPSG:4326");
        expected.put("tier", null);
        expected.put("levels", null);
        assertThat(checked.inputs()).isEqualTo(expected);
        assertThat(checked.inputs().keySet()).containsExactlyElementsOf(expected.keySet());
    }

    @Test
    void nullCountsAsNotGiven() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("blob_name", null);
        given.put("target_crs", null);
        given.put("tier", null);

        assertThat(faults(given))
                .containsExactly("INPUT_MISSING: 'blob_name' is required and missing (the raster)");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("blob_nam", "a.tif");
        given.put("target_crs", "4326");
        given.put("tier", "analyses");
        given.put("levels", 11);

        assertThat(faults(given))
                .containsExactly(
                        "INPUT_MISSING: 'blob_name' is required and missing (the raster)",
                        "INPUT_PATTERN: 'target_crs' is '4326', which does not match ^EPSG:[0-9]+$",
                        "INPUT_ENUM: 'tier' must be one of [analysis, archive], not analyses",
                        "INPUT_RANGE: 'levels' is 11, above the maximum of 10",
                        "INPUT_UNKNOWN: 'blob_nam' is no input of ingest, did you mean 'blob_name'?");
    }

    @Test
    void boundsAreInclusiveAndNumbersComparedByValue() {
        for (Object fits : List.of(1, 10, 1.0, 10L, new BigDecimal("10.00"))) {
            assertThat(InputChecks.check(LEVELS, fits)).as("%s", fits).isEmpty();
        }
        for (Object wrong : List.of(0, 10.5, "5", true, List.of(5), 0.999)) {
            assertThat(InputChecks.check(LEVELS, wrong)).as("%s", wrong).isPresent();
        }
    }

    @Test
    void eachTypeAcceptsItsOwnValuesOnly() {
        Map<InputType, Object> samples =
                Map.of(
                        InputType.STRING,
                        "x",
                        InputType.NUMBER,
                        1.5,
                        InputType.BOOLEAN,
                        true,
                        InputType.ARRAY,
                        List.of(),
                        InputType.OBJECT,
                        Map.of());
        for (InputType type : InputType.values()) {
            List<InputType> accepted =
                    samples.entrySet().stream()
                            .filter(sample -> type.accepts(sample.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            assertThat(accepted)
                    .as(type.wireName())
                    .isEqualTo(type == InputType.INTEGER ? List.of() : Arrays.asList(type));
        }
        assertThat(InputType.INTEGER.accepts(3.0)).isTrue();
        assertThat(InputType.NUMBER.accepts(3)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"(x+x+)+y(x+x+)+z, x, 5000", "'(.*,){25}P', ',', 400", "^(a|a)*$, a, 20000"})
    void aPatternThatWouldTakeYearsIsGivenUpAndSaidSo(String pattern, String piece, int times) {
        InputDefinition hostile =
                new InputDefinition(
                        "x",
                        InputType.STRING,
                        false,
                        null,
                        "",
                        List.of(),
                        Pattern.compile(pattern),
                        null,
                        null);
        String value = piece.repeat(times) + "!";

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () ->
                        assertThat(InputChecks.check(hostile, value))
                                .hasValueSatisfying(f -> {
                                    assertThat(f.code()).isEqualTo("INPUT_PATTERN");
                                    assertThat(f.message())
                                            .contains("takes too long to match with " + pattern);
                                }));
    }

    @Test
    void aLongValueIsShortenedInItsMessage() {
        InputDefinition number =
                new InputDefinition(
                        "x", InputType.NUMBER, false, null, "", List.of(), null, null, null);

        assertThat(InputChecks.check(number, "y".repeat(1_000_000)))
                .hasValueSatisfying(f -> assertThat(f.message()).hasSizeLessThan(400));
    }
}

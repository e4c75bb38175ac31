package org.dagmaster.application.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordMapperTest {

    enum Tier {
        ANALYSIS,
        ARCHIVE
    }

    record Window(int row, int col) {
        Window {
            if (row < 0) {
                throw new IllegalArgumentException("row must not be negative");
            }
        }
    }

    record All(
            String localPath,
            int tileSize,
            long sizeBytes,
            double ratio,
            boolean valid,
            @Nullable Tier outputTier,
            @Nullable Window pixelWindow,
            @Nullable List<String> names,
            @Nullable Map<String, Window> windows,
            @Nullable Object anything,
            @Nullable BigDecimal exact) {}

    record Size(int size, int sizeMb) {}

    record Lists(List<String> full, List<@Nullable String> holed, Map<String, ?> free) {}

    record Nested(Window window) {}

    record Silent(String text) {
        Silent {
            if (text.isEmpty()) {
                throw new IllegalStateException();
            }
        }
    }

    private static Map<String, @Nullable Object> required() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("local_path", "/mnt/a.tif");
        map.put("tile_size", 512);
        map.put("size_bytes", 1L << 40);
        map.put("ratio", 1);
        map.put("valid", true);
        return map;
    }

    private static <R extends Record> String misfit(Map<String, ?> map, Class<R> type) {
        try {
            return "fits: " + RecordMapper.toRecord(map, type);
        } catch (RecordMapper.Misfit e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aWholeRecordGoesToAMapAndBack() throws RecordMapper.Misfit {
        All all =
                new All(
                        "/mnt/a.tif",
                        512,
                        7,
                        0.5,
                        true,
                        Tier.ARCHIVE,
                        new Window(1, 2),
                        List.of("a"),
                        Map.of("w", new Window(3, 4)),
                        Map.of("k", List.of(1)),
                        new BigDecimal("1.10"));

        Map<String, @Nullable Object> map = RecordMapper.toMap(all);

        assertThat(map.keySet())
                .containsExactlyElementsOf(RecordMapper.keys(All.class))
                .startsWith("local_path", "tile_size", "size_bytes");
        assertThat(map)
                .containsEntry("output_tier", "archive")
                .containsEntry("pixel_window", Map.of("row", 1, "col", 2))
                .containsEntry("windows", Map.of("w", Map.of("row", 3, "col", 4)));
        assertThat(RecordMapper.toRecord(map, All.class)).isEqualTo(all);
    }

    @Test
    void whatIsNullableMayBeMissingOrNull() throws RecordMapper.Misfit {
        Map<String, @Nullable Object> map = required();
        map.put("output_tier", null);

        All all = RecordMapper.toRecord(map, All.class);

        assertThat(all.outputTier()).isNull();
        assertThat(all.names()).isNull();
        assertThat(RecordMapper.toMap(all)).containsEntry("names", null);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, @Nullable Object> map = required();
        map.remove("local_path");
        map.put("localpath", "x");
        map.put("tile_size", 1.5);
        map.put("valid", "yes");
        map.put("output_tier", "analyses");
        map.put("pixel_window", Map.of("row", 1, "column", 2));
        map.put("names", Arrays.asList("a", 2));

        assertThat(misfit(map, All.class))
                .isEqualTo(
                        "unknown parameter 'localpath', did you mean 'local_path'?"
                                + "; missing parameter 'local_path'"
                                + "; 'tile_size' must be an integer, not number"
                                + "; 'valid' must be true or false, not string"
                                + "; 'output_tier' must be one of analysis, archive, not 'analyses', did you mean 'analysis'?"
                                + "; unknown parameter 'pixel_window.column'"
                                + "; missing parameter 'pixel_window.col'"
                                + "; 'names[1]' must be a string, not integer");
    }

    @Test
    void aProblemDoesNotHideThatOfANameItBeginsWith() {
        assertThat(misfit(Map.of("size_mb", "x", "size", "y"), Size.class))
                .contains("'size' must be an integer")
                .contains("'size_mb' must be an integer");
    }

    @Test
    void integersAreNeverCutOffToFit() {
        Map<String, @Nullable Object> map = required();
        for (Number tooLarge :
                List.of(1L << 32, BigInteger.ONE.shiftLeft(64).add(BigInteger.TWO), 1e300)) {
            map.put("tile_size", tooLarge);
            assertThat(misfit(map, All.class))
                    .as("%s", tooLarge)
                    .isEqualTo("'tile_size' is beyond what fits: " + tooLarge);
        }
        map.put("tile_size", 512.0);
        map.put("size_bytes", 1e300);
        assertThat(misfit(map, All.class)).isEqualTo("'size_bytes' is beyond what fits: 1.0E300");
    }

    @Test
    void elementsMayBeNullWhereTheirTypeSaysSo() throws RecordMapper.Misfit {
        Map<String, @Nullable Object> free = new LinkedHashMap<>();
        free.put("a", null);
        free.put("b", List.of(1));
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("full", List.of("x"));
        map.put("holed", Arrays.asList("x", null));
        map.put("free", free);

        assertThat(RecordMapper.toRecord(map, Lists.class))
                .isEqualTo(new Lists(List.of("x"), Arrays.asList("x", null), free));

        map.put("full", Arrays.asList("x", null));
        assertThat(misfit(map, Lists.class)).isEqualTo("'full[1]' must be a string, not null");
    }

    @Test
    void whatTheRecordItselfRefusesIsToldWithItsPlace() {
        assertThat(misfit(Map.of("row", -1, "col", 0), Window.class))
                .isEqualTo("row must not be negative");
        assertThat(misfit(Map.of("window", Map.of("row", -1, "col", 0)), Nested.class))
                .isEqualTo("'window': row must not be negative");
        assertThat(misfit(Map.of("text", ""), Silent.class)).isEqualTo("not valid");
    }

    @Test
    void anObjectIsNotTakenForAList() {
        Map<String, @Nullable Object> map = required();
        map.put("names", Map.of());
        map.put("windows", List.of());
        map.put("pixel_window", "x");

        assertThat(misfit(map, All.class))
                .isEqualTo(
                        "'pixel_window' must be an object, not string"
                                + "; 'names' must be an array, not object"
                                + "; 'windows' must be an object, not array");
    }

    @Test
    void aNumberWithoutJsonFormIsNoOutput() {
        record Bad(double value) {}

        assertThatThrownBy(() -> RecordMapper.toMap(new Bad(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}

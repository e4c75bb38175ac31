package org.dagmaster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each protection that is taken away is missed: the simulation finds what it is there to find. */
class PlantedBugTest {

    /**
     * Under the same seeds the engine as it is passes: {@link SimulationTest} runs more of them.
     */
    private static final int SEEDS = 200;

    private static final Path TABLE = Path.of("../../docs/simulation.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| (.*) \\| (.*) \\|");

    @TempDir Path mount;

    @ParameterizedTest
    @EnumSource
    void isFound(PlantedBug bug) throws IOException {
        SimulationFailure failure = firstFailure(bug);

        assertThat(row(bug).invariants()).contains("`" + failure.invariant() + "`");
    }

    @Test
    void theTableTellsOfEachAndOfNoOther() throws IOException {
        assertThat(table()).extracting(Row::bug).containsExactly(names());
        for (PlantedBug bug : PlantedBug.values()) {
            assertThat(row(bug).sentence()).isEqualTo(bug.sentence());
        }
    }

    private SimulationFailure firstFailure(PlantedBug bug) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                Simulation.run(seed, bug, mount);
            } catch (SimulationFailure e) {
                return e;
            }
        }
        return fail("%d seeds did not find %s", SEEDS, bug);
    }

    private record Row(String bug, String sentence, String invariants) {}

    private static Row row(PlantedBug bug) throws IOException {
        return table().stream()
                .filter(row -> row.bug().equals(bug.name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> table() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3)));
            }
        }
        return rows;
    }

    private static String[] names() {
        return List.of(PlantedBug.values()).stream().map(PlantedBug::name).toArray(String[]::new);
    }
}

package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dagmaster.adapter.yaml.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is ours already stays as it is; what is broken is neither lost nor makes the import fail.
 */
class StableImportTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    static Stream<String> ours() {
        return Stream.concat(
                ImportGuide.shipped().stream().map(ImportGuide::read),
                BLOCK.matcher(ImportGuide.page("writing-workflows.md"))
                        .results()
                        .map(block -> block.group(1)));
    }

    static Stream<String> old() {
        return Stream.of(
                        ImportGuide.texts().stream().map(ImportGuide.Pair::old),
                        ImportGuide.problems().stream().map(ImportGuide.Problem::yaml),
                        OldWorkflows.all().stream().map(OldWorkflows.Pair::old))
                .flatMap(texts -> texts);
    }

    private static Imported imported(String yaml) {
        return JinjaImporter.importWorkflow("w.yaml", yaml);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void aTextOfOursStaysAsItIs(String yaml) {
        Imported imported = imported(yaml);

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.yaml()).isEqualTo(yaml);
    }

    @ParameterizedTest
    @MethodSource("old")
    void aSecondImportChangesNothing(String yaml) {
        String once = imported(yaml).yaml();

        assertThat(once).isNotNull();
        assertThat(imported(once).yaml()).isEqualTo(once);
    }

    /**
     * Texts that differ from one in a character, or lack a line; of every fourth place, for time.
     */
    private static List<String> mutants(String yaml) {
        List<String> mutants = new ArrayList<>();
        for (int i = 0; i < yaml.length(); i += 16) {
            String before = yaml.substring(0, i);
            String behind = yaml.substring(i + 1);
            mutants.add(before + behind);
            mutants.add(before + "{[\"'#:\n-? &,}".charAt(i % 13) + behind);
        }
        int start = 0;
        for (String line : yaml.split("(?<=\n)", -1)) {
            mutants.add(yaml.substring(0, start) + yaml.substring(start + line.length()));
            start += line.length();
        }
        return mutants;
    }

    @Test
    void aBrokenTextStaysYamlAndASecondImportChangesNothing() {
        int read = 0;
        for (OldWorkflows.Pair pair : OldWorkflows.all()) {
            for (String mutant : mutants(pair.old())) {
                Imported imported = imported(mutant);
                if (imported.yaml() == null) {
                    assertThat(imported.problems()).as(mutant).hasSize(1);
                } else {
                    assertThat(YamlText.compose(imported.yaml(), f -> assertThat(f).isNull()))
                            .as(mutant)
                            .isPresent();
                    assertThat(imported(imported.yaml()).yaml())
                            .as(mutant)
                            .isEqualTo(imported.yaml());
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(300);
    }
}

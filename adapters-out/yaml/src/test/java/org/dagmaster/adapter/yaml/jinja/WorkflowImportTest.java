package org.dagmaster.adapter.yaml.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dagmaster.adapter.yaml.YamlWorkflowParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole workflows, as they were and as they become. */
class WorkflowImportTest {

    static List<OldWorkflows.Pair> pairs() {
        return OldWorkflows.all();
    }

    /** Those of which the loader knows every type of node. */
    static List<OldWorkflows.Pair> loadable() {
        return pairs().stream().filter(pair -> !pair.ours().contains("fan_out")).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void becomesAWorkflowOfOurs(OldWorkflows.Pair pair) {
        Imported imported = JinjaImporter.importWorkflow("w.yaml", pair.old());

        assertThat(imported.problems()).isEmpty();
        assertThat(imported.yaml()).isEqualTo(pair.ours());
    }

    @ParameterizedTest
    @MethodSource("loadable")
    void isReadByTheLoader(OldWorkflows.Pair pair) {
        assertThat(new YamlWorkflowParser().parse("w.yaml", pair.ours()).problems()).isEmpty();
    }
}

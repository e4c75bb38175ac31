package org.dagmaster.domain.explanation;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.workflow.NodeDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Tells from facts what each live part of a job waits for. It asks nothing and no clock: the same
 * facts give the same sentences.
 */
public final class Explainer {

    private Explainer() {}

    /**
     * The job as a whole first, where it waits for something; then its nodes in the order of the
     * workflow. There is always something to tell: of a job that has ended, how it did.
     */
    public static List<Wait> explain(Facts facts) {
        JobWaits job = new JobWaits(facts);
        if (facts.job().status().isTerminal()) {
            return List.of(job.ended());
        }
        Hold hold = Hold.of(facts);
        List<Wait> waits = new ArrayList<>();
        add(waits, job.live(hold));
        WorkflowGraph graph = facts.graph();
        if (graph != null) {
            NodeWaits nodes = new NodeWaits(facts, graph, hold);
            for (NodeDefinition node : graph.definition().nodes().values()) {
                add(waits, nodes.of(node));
            }
        }
        return waits.isEmpty() ? List.of(job.betweenSteps()) : List.copyOf(waits);
    }

    private static void add(List<Wait> waits, @Nullable Wait wait) {
        if (wait != null) {
            waits.add(wait);
        }
    }
}

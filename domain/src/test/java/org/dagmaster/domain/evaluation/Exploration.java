package org.dagmaster.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.workflow.NodeId;

/**
 * Lets every task of a job succeed and fail, in every order. Two orders that have heard the same
 * meet: the job must then stand the same, and goes on once for both.
 */
final class Exploration {

    private static final Outcome.Success GOOD = new Outcome.Success(Map.of("v", 1));
    private static final Outcome BAD = new Outcome.Failure("BROKEN", "it broke");

    private record Place(Run run, Facts facts) {}

    private final ReferenceWorkflow reference;
    private final Supplier<String> what;
    private final Map<Map<NodeId, Outcome>, Map<NodeId, NodeStatus>> standings = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private int reports;

    private Exploration(ReferenceWorkflow reference, Supplier<String> what) {
        this.reference = reference;
        this.what = what;
    }

    /**
     * @param what names the workflow to the reader of a failure
     * @return the number of reports, each of which was judged
     */
    static int explore(
            WorkflowGraph graph, ReferenceWorkflow reference, Facts facts, Supplier<String> what) {
        Exploration exploration = new Exploration(reference, what);
        exploration.arrive(new Run(graph, facts.inputs()), facts);
        while (!exploration.open.isEmpty()) {
            exploration.leave(exploration.open.removeLast());
        }
        return exploration.reports;
    }

    private void leave(Place place) {
        for (NodeId node : place.run().atWork()) {
            String name = node.value();
            reports += 2;
            arrive(
                    place.run().copy().succeeds(name, GOOD.output()),
                    place.facts().learn(node, GOOD));
            arrive(place.run().copy().fails(name, false), place.facts().learn(node, BAD));
        }
    }

    private void arrive(Run run, Facts facts) {
        Supplier<String> where = () -> what.get() + " " + facts;
        Map<NodeId, NodeStatus> standing = Agreement.standings(run);
        Map<NodeId, NodeStatus> known = standings.putIfAbsent(facts.outcomes(), standing);
        if (known == null) {
            Agreement.check(run, reference, facts, where);
            open.add(new Place(run, facts));
        } else {
            assertThat(standing).as(where).isEqualTo(known);
        }
    }
}

package org.dagmaster.domain.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known before a run of the output that a node will have. */
final class OutputKeys {

    private OutputKeys() {}

    /** The keys of the output, where the engine makes it; empty where a worker does. */
    static Optional<List<String>> of(NodeDefinition node) {
        return switch (node) {
            case StartNode _ -> Optional.of(List.of());
            case ConditionalNode _ -> Optional.of(List.of("branch", "value"));
            case FanOutNode _ -> Optional.of(List.of("count", "completed", "failed"));
            case FanInNode fanIn -> Optional.of(of(fanIn));
            case EndNode end -> Optional.of(List.copyOf(end.outputs().keySet()));
            case TaskNode _ -> Optional.empty();
        };
    }

    private static List<String> of(FanInNode fanIn) {
        List<String> keys = new ArrayList<>();
        keys.add(
                switch (fanIn.aggregation()) {
                    case COLLECT, CONCAT -> "results";
                    case SUM -> "total";
                    case FIRST, LAST -> "result";
                });
        keys.add("count");
        if (fanIn.onChildFailure() == OnChildFailure.COLLECT) {
            keys.addAll(List.of("errors", "failed"));
        }
        return keys;
    }
}

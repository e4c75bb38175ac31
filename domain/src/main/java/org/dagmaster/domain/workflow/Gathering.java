package org.dagmaster.domain.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fan_in gathers the children of which fan_outs: those that lead directly to it. */
public final class Gathering {

    private final Map<NodeId, List<FanOutNode>> sources = new LinkedHashMap<>();
    private final Map<NodeId, List<FanInNode>> gatherers = new LinkedHashMap<>();

    private Gathering(WorkflowDefinition workflow) {
        List<FanInNode> fanIns = new ArrayList<>();
        workflow.nodes()
                .values()
                .forEach(node -> {
                    if (node instanceof FanInNode fanIn) {
                        fanIns.add(fanIn);
                    }
                });
        // In the order of the file: so are the results.
        for (NodeDefinition node : workflow.nodes().values()) {
            if (node instanceof FanOutNode fanOut && !fanIns.isEmpty()) {
                fanIns.stream()
                        .filter(fanIn -> leads(fanOut, fanIn))
                        .forEach(fanIn -> pair(fanOut, fanIn));
            }
        }
    }

    public static Gathering of(WorkflowDefinition workflow) {
        return new Gathering(workflow);
    }

    /** The fan_outs whose children a fan_in gathers, in the order of the file. */
    public List<FanOutNode> sourcesOf(NodeId fanIn) {
        return sources.getOrDefault(fanIn, List.of());
    }

    /** The fan_ins that gather the children of a fan_out. */
    public List<FanInNode> gatherersOf(NodeId fanOut) {
        return gatherers.getOrDefault(fanOut, List.of());
    }

    private static boolean leads(FanOutNode fanOut, FanInNode fanIn) {
        return fanOut.next().contains(fanIn.id())
                || fanIn.dependsOn().allOf().contains(fanOut.id())
                || fanIn.dependsOn().anyOf().contains(fanOut.id());
    }

    private void pair(FanOutNode fanOut, FanInNode fanIn) {
        sources.computeIfAbsent(fanIn.id(), _ -> new ArrayList<>()).add(fanOut);
        gatherers.computeIfAbsent(fanOut.id(), _ -> new ArrayList<>()).add(fanIn);
    }
}

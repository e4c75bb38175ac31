package org.dagmaster.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.workflow.Join;
import org.dagmaster.domain.workflow.OnChildFailure;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.dagmaster.testing.Examples;

/**
 * A workflow by chance: tasks, forks, fan_outs and joins, each depending on what is before it; all
 * loose ends lead to the end.
 */
final class RandomWorkflow {

    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Flow.RETRY_DELAY);

    private static final List<Integer> RETRIES = List.of(0, 1, 3, 5);

    private final Luck luck;
    private final List<Set<String>> next = new ArrayList<>();
    private final Map<Integer, Join> joins = new LinkedHashMap<>();

    private RandomWorkflow(Luck luck) {
        this.luck = luck;
    }

    static WorkflowDefinition of(String name, Luck luck) {
        RandomWorkflow workflow = new RandomWorkflow(luck);
        workflow.connect(3 + luck.below(9));
        return workflow.build(name);
    }

    private void connect(int size) {
        for (int i = 0; i < size; i++) {
            next.add(new LinkedHashSet<>());
        }
        for (int i = 1; i < size; i++) {
            if (i > 2 && luck.oneIn(4)) {
                String[] others = {"n" + luck.below(i), "n" + luck.below(i)};
                joins.put(i, luck.coin() ? Flow.anyOf(others) : Flow.allOf(others));
            }
            if (!joins.containsKey(i) || luck.coin()) {
                next.get(luck.below(i)).add("n" + i);
            }
        }
    }

    private WorkflowDefinition build(String name) {
        Flow flow = Flow.named(name).startAt("n0");
        for (int i = 0; i < next.size(); i++) {
            List<String> to = new ArrayList<>(next.get(i));
            Join join = joins.getOrDefault(i, Join.NONE);
            flow.handler("script", Map.of("value", value(i)))
                    .retries(luck.pick(RETRIES))
                    .delay(luck.pick(DELAYS));
            if (i % 3 == 1 && join.equals(Join.NONE)) {
                fanOut(flow, "n" + i, to.isEmpty() ? List.of("end") : to);
            } else if (to.size() == 2 && join.equals(Join.NONE)) {
                flow.fork("n" + i, luck.below(200), to.get(0), to.get(1));
            } else {
                task(flow, "n" + i, join, to.isEmpty() ? List.of("end") : to);
            }
        }
        return flow.end();
    }

    /** Now and then one that cannot be rendered. */
    private Object value(int node) {
        return node > 0 && luck.oneIn(60) ? "${nodes.n0.output.nothing}" : node;
    }

    private void task(Flow flow, String node, Join join, List<String> to) {
        flow.queue(luck.oneIn(3) ? Examples.HEAVY : Flow.LIGHT)
                .joining(node, join, to.toArray(String[]::new));
    }

    /** In place of a task: its fan_in leads where the task would have led. */
    private void fanOut(Flow flow, String node, List<String> to) {
        List<Integer> items = new ArrayList<>();
        for (int item = luck.below(5); item > 0; item--) {
            items.add(item);
        }
        OnChildFailure onFailure = luck.coin() ? OnChildFailure.COLLECT : OnChildFailure.FAIL;
        flow.queue(Flow.LIGHT)
                .fanOut(node, items, node + "_in")
                .fanIn(node + "_in", onFailure, to.toArray(String[]::new));
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Rewrites one node. */
final class NodeRewriter {

    /** The queues that the predecessor fell back to in silence. */
    private static final String QUEUE_OF_TASKS = "functionapp-tasks";

    private static final String QUEUE_OF_CHILDREN = "dag-worker-tasks";

    private final Workbench bench;
    private final MappingNode definition;
    private final Entries node;

    NodeRewriter(Workbench bench, MappingNode definition) {
        this.bench = bench;
        this.definition = definition;
        this.node = bench.entries(definition);
    }

    void rewrite() {
        if (!node.has("type")) {
            node.insertFirst(List.of("type: task"));
        }
        String type = node.text("type").orElse("task");
        checkKeys(type);
        bench.rename(node.value("next").orElse(null));
        node.value("depends_on").ifPresent(this::dependsOn);
        switch (type) {
            case "task" -> task(node, QUEUE_OF_TASKS);
            case "conditional" -> new Conditionals(bench).rewrite(node);
            case "fan_out" -> fanOut();
            default -> templates(node, "params");
        }
        templates(node, "outputs");
    }

    private void checkKeys(String type) {
        Set<String> known = KnownKeys.NODE.get(type);
        if (known == null) {
            int at = node.scalar("type").map(bench.source()::start).orElse(node.at());
            String hint =
                    type.equals("fan_out_target")
                            ? ": make it the 'task' of a node of type fan_out, whose 'source' is the list"
                            : Nearest.hint(type, KnownKeys.NODE.keySet());
            bench.report(
                    Code.UNKNOWN_TYPE,
                    "there are no nodes of type '%s'%s".formatted(type, hint),
                    at);
            return;
        }
        Set<String> accepted = new HashSet<>(known);
        if (type.equals("fan_out") && ChildRetry.canMove(definition)) {
            accepted.add("retry");
        }
        node.refuseOthers(accepted, "a node of type " + type);
    }

    /** What runs: the node itself, or the task of a fan_out. */
    private void task(Entries task, String formerQueue) {
        if (!task.has("queue")) {
            bench.report(
                    Code.QUEUE_MISSING,
                    "the task names no queue; the predecessor took '%s' in silence: write queue: %s, or another"
                            .formatted(formerQueue, formerQueue),
                    task.at());
        }
        task.scalar("handler").ifPresent(scalar -> name(scalar, HandlerName::new));
        task.scalar("queue").ifPresent(scalar -> name(scalar, QueueName::new));
        bench.numbers(task);
        task.entries("retry").ifPresent(this::retry);
        templates(task, "params");
    }

    private void name(ScalarNode scalar, Consumer<String> form) {
        try {
            form.accept(scalar.getValue());
        } catch (IllegalArgumentException e) {
            bench.report(
                    Code.BAD_NAME, String.valueOf(e.getMessage()), bench.source().start(scalar));
        }
    }

    private void retry(Entries retry) {
        retry.refuseOthers(KnownKeys.RETRY, "a retry");
        bench.numbers(retry);
    }

    private void fanOut() {
        templates(node, "source");
        node.entries("retry").ifPresent(this::retry);
        node.entries("task")
                .ifPresent(task -> {
                    task.refuseOthers(KnownKeys.TASK, "the task of a fan_out");
                    task(task, QUEUE_OF_CHILDREN);
                });
    }

    private void templates(Entries entries, String key) {
        entries.value(key).ifPresent(bench.templates()::value);
    }

    /** A bare list meant all of it. */
    private void dependsOn(Node value) {
        SourceText source = bench.source();
        Edits edits = bench.draft().edits();
        switch (value) {
            case MappingNode mapping -> {
                Entries entries = bench.entries(mapping);
                entries.refuseOthers(KnownKeys.DEPENDS_ON, "depends_on");
                List.of("all_of", "any_of")
                        .forEach(key -> bench.rename(entries.value(key).orElse(null)));
            }
            case ScalarNode empty when empty.getTag().equals(Tag.NULL) -> {}
            case SequenceNode list when !SourceText.isFlow(list) -> {
                bench.rename(list);
                blockList(list);
            }
            case ScalarNode text when !bench.graph().names().contains(text.getValue()) ->
                    bench.report(
                            Code.BAD_VALUE,
                            "'depends_on' names nodes, as in {all_of: [a, b]}",
                            source.start(text));
            default -> {
                bench.rename(value);
                edits.insert(source.start(value), "{all_of: ");
                edits.insert(source.end(value), "}");
            }
        }
    }

    private void blockList(SequenceNode list) {
        SourceText source = bench.source();
        Node key = Objects.requireNonNull(node.all().get("depends_on")).getKeyNode();
        int column = source.column(source.start(key)) + 2;
        int first = source.start(list);
        int line = source.lineStart(first);
        bench.draft().edits().insert(line, " ".repeat(column) + "all_of:" + source.breakTo(0));
        new Lines(source, bench.draft().edits())
                .shift(line - 1, source.end(list), column - source.column(first));
    }
}

package org.dagmaster.benchmarks.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures and where they were measured, as text for people or as JSON. */
record Report(List<Figure> figures, Machine machine) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    String text() {
        StringBuilder text = new StringBuilder();
        figures.forEach(figure -> text.append(line(figure)).append('\n'));
        return text.append("on ").append(machine).append('\n').toString();
    }

    private static String line(Figure figure) {
        StringBuilder line = new StringBuilder();
        line.append(
                "%-34s %12s %-9s".formatted(figure.name(), number(figure.value()), figure.unit()));
        Goal goal = figure.goal();
        if (goal != null) {
            line.append(" must ").append(verdict(goal, goal.must(), goal.isMetBy(figure.value())));
            if (goal.stretch() != null) {
                line.append(", stretch ")
                        .append(verdict(goal, goal.stretch(), goal.isStretchMetBy(figure.value())));
            }
        }
        if (figure.ceiling() != null) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            "; %.0f %% of the ceiling of %s",
                            100 * figure.value() / figure.ceiling(),
                            number(figure.ceiling())));
        }
        return line.toString().stripTrailing();
    }

    private static String verdict(Goal goal, double bound, boolean met) {
        return (goal.isLeast() ? ">= " : "<= ") + number(bound) + (met ? " met" : " MISSED");
    }

    /** Three digits that say something, whatever the size. */
    private static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    /** An object each. */
    List<ObjectNode> json() {
        return figures.stream().map(this::json).toList();
    }

    static String write(ArrayNode list) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    }

    private ObjectNode json(Figure figure) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", figure.name());
        node.put("value", figure.value());
        node.put("unit", figure.unit());
        @Nullable Goal goal = figure.goal();
        node.put("goal", goal == null ? null : goal.must());
        node.put("met", goal == null ? null : goal.isMetBy(figure.value()));
        if (goal != null && goal.stretch() != null) {
            node.put("stretch", goal.stretch());
            node.put("stretch_met", goal.isStretchMetBy(figure.value()));
        }
        if (figure.ceiling() != null) {
            node.put("ceiling", figure.ceiling());
        }
        node.set("machine", machineJson());
        return node;
    }

    private ObjectNode machineJson() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("cores", machine.cores());
        node.put("cpu", machine.cpu());
        node.put("memory_gb", machine.memoryGb());
        node.put("os", machine.os());
        node.put("java", machine.java());
        node.put("postgresql", machine.postgresql());
        node.put("load_before", machine.load());
        return node;
    }
}

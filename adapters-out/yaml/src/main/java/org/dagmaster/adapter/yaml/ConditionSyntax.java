package org.dagmaster.adapter.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.Condition.Operator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Conditions as text: an operator, and a literal in YAML. */
public final class ConditionSyntax {

    /** Characters. */
    private static final int LONGEST = 2_000;

    private static final Pattern CONDITION =
            Pattern.compile("\\s*(<=|>=|==|!=|<|>|in\\b)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(\\$\\{[^{}]*})\\s*((?:[<>=!]|in\\b).*)", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\\s*(\\$\\{[^{}]*})\\s*");

    private ConditionSyntax() {}

    /**
     * A condition with its subject.
     *
     * @param subject a reference
     * @param condition null where the reference itself is to be true or false
     */
    record Comparison(String subject, @Nullable Condition condition) {}

    /**
     * Reads {@code ${inputs.size} < 100}, or a reference alone.
     *
     * @throws IllegalArgumentException with a sentence for the author
     */
    static Comparison comparison(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            return new Comparison(reference.group(1), null);
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return new Comparison(comparison.group(1), condition(comparison.group(2)));
        }
        throw new IllegalArgumentException(
                "'%s' is no condition: write a reference that is true or false, or compare one, such as \"${inputs.size} < 100\""
                        .formatted(shortened(text)));
    }

    /**
     * Reads {@code < 100}.
     *
     * @throws IllegalArgumentException with a sentence for the author
     */
    public static Condition condition(String text) {
        Matcher matcher = CONDITION.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no condition: write one of < <= > >= == != in, then a value, such as \"< 100\""
                            .formatted(shortened(text)));
        }
        if (matcher.group(2).contains("${")) {
            throw new IllegalArgumentException(
                    "'%s' compares with a reference; a condition compares with a literal, such as \"< 100\""
                            .formatted(shortened(text)));
        }
        Operator operator = Operator.of(matcher.group(1)).orElseThrow();
        Object operand = literal(matcher.group(2));
        check(operator, operand);
        return new Condition(operator, operand);
    }

    /** A literal is YAML: a number, a word, a quoted string, true, null, or a list in brackets. */
    private static @Nullable Object literal(String text) {
        List<Finding> refused = new ArrayList<>();
        Optional<Node> node = YamlText.compose(text, refused::add);
        Object value =
                node.map(n -> new Scalars(new Problems("")).value(n, "literal")).orElse(null);
        if (!refused.isEmpty() || node.isEmpty() || value instanceof Map) {
            throw new IllegalArgumentException(
                    "'%s' is no value: write a number, a word, true, false, null, or [a, b]"
                            .formatted(shortened(text)));
        }
        return value;
    }

    private static void check(Operator operator, @Nullable Object operand) {
        boolean fits =
                switch (operator) {
                    case IN ->
                            operand instanceof List<?> list
                                    && list.stream()
                                            .noneMatch(o -> o instanceof List || o instanceof Map);
                    case EQUAL, NOT_EQUAL -> !(operand instanceof List);
                    case LESS, AT_MOST, GREATER, AT_LEAST ->
                            operand instanceof Number || operand instanceof String;
                };
        if (!fits) {
            String wanted =
                    switch (operator) {
                        case IN -> "a list, such as in [a, b]";
                        case EQUAL, NOT_EQUAL -> "one value; for several write in [a, b]";
                        case LESS, AT_MOST, GREATER, AT_LEAST -> "a number or a word";
                    };
            throw new IllegalArgumentException(
                    "'%s' wants %s".formatted(operator.symbol(), wanted));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}

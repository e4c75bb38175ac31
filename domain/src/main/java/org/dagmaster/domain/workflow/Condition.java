package org.dagmaster.domain.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with a literal: {@code "< 100"}, {@code "== dem"}, {@code "in [a, b]"}.
 *
 * @param operand a number, string, boolean or null; a list of such for {@code in}
 */
public record Condition(Operator operator, @Nullable Object operand) {

    /** The comparisons a branch may use. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        IN("in");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public static Optional<Operator> of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }
    }

    public Condition {
        operand = Values.copyOf(operand);
        if (operator == Operator.IN && !(operand instanceof List)) {
            throw new IllegalArgumentException("'in' wants a list, such as in [a, b]");
        }
    }

    /**
     * Whether the value meets the condition.
     *
     * @throws IllegalArgumentException if the two cannot be put in order, such as a map and a
     *     number
     */
    public boolean matches(@Nullable Object value) {
        return switch (operator) {
            case EQUAL -> same(value, operand);
            case NOT_EQUAL -> !same(value, operand);
            case IN ->
                    ((List<?>) Objects.requireNonNull(operand))
                            .stream().anyMatch(o -> same(value, o));
            case LESS -> order(value) < 0;
            case AT_MOST -> order(value) <= 0;
            case GREATER -> order(value) > 0;
            case AT_LEAST -> order(value) >= 0;
        };
    }

    private int order(@Nullable Object value) {
        if (value instanceof Number a && operand instanceof Number b) {
            return decimal(a).compareTo(decimal(b));
        }
        if (value instanceof String a && operand instanceof String b) {
            return a.compareTo(b);
        }
        throw new IllegalArgumentException(
                "a value of type %s cannot be compared with %s by '%s'"
                        .formatted(Values.typeName(value), operand, operator.symbol()));
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return decimal(x).compareTo(decimal(y)) == 0;
        }
        return Objects.equals(a, b);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    @Override
    public String toString() {
        return operator.symbol() + " " + operand;
    }
}

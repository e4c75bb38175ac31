package org.dagmaster.domain.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.dagmaster.domain.change.ValueRange.Between;
import org.dagmaster.domain.change.ValueRange.One;
import org.dagmaster.domain.change.ValueRange.Rest;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.Condition;
import org.dagmaster.domain.workflow.Condition.Operator;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.jspecify.annotations.Nullable;

/** Cuts all values there are into ranges within which no condition of some conditionals changes. */
final class ValueRanges {

    private final NavigableSet<BigDecimal> numbers = new TreeSet<>();
    private final NavigableSet<String> texts = new TreeSet<>();
    private final Set<Object> booleans = new LinkedHashSet<>();
    private boolean hasNull;
    private boolean ordersNumbers;
    private boolean ordersTexts;

    private ValueRanges(List<ConditionalNode> conditionals) {
        for (ConditionalNode conditional : conditionals) {
            for (Branch branch : conditional.branches()) {
                if (branch.condition() != null) {
                    add(branch.condition());
                }
            }
        }
    }

    /** In the order of numbers and texts; together they are all values. */
    static List<ValueRange> toldApartBy(List<ConditionalNode> conditionals) {
        return new ValueRanges(conditionals).ranges();
    }

    private void add(Condition condition) {
        boolean orders =
                switch (condition.operator()) {
                    case LESS, AT_MOST, GREATER, AT_LEAST -> true;
                    case EQUAL, NOT_EQUAL, IN -> false;
                };
        if (condition.operator() == Operator.IN && condition.operand() instanceof List<?> list) {
            list.forEach(operand -> add(operand, false));
        } else {
            add(condition.operand(), orders);
        }
    }

    private void add(@Nullable Object operand, boolean orders) {
        switch (operand) {
            case null -> hasNull = true;
            case Number number -> {
                numbers.add(Same.decimal(number));
                ordersNumbers |= orders;
            }
            case String text -> {
                texts.add(text);
                ordersTexts |= orders;
            }
            case Boolean _ -> {
                booleans.add(true);
                booleans.add(false);
            }
            default -> {}
        }
    }

    private List<ValueRange> ranges() {
        List<ValueRange> ranges = new ArrayList<>();
        if (ordersNumbers) {
            ranges.addAll(between(numbers, ValueRanges::numberWithin, "values"));
        } else if (!numbers.isEmpty()) {
            numbers.forEach(number -> ranges.add(new One(number)));
            ranges.add(new Rest(numbers.last().add(BigDecimal.ONE), "any other number"));
        }
        if (ordersTexts) {
            ranges.addAll(between(texts, ValueRanges::textWithin, "texts"));
        } else if (!texts.isEmpty()) {
            texts.forEach(text -> ranges.add(new One(text)));
            ranges.add(new Rest(texts.last() + "x", "any other text"));
        }
        booleans.forEach(bool -> ranges.add(new One(bool)));
        if (hasNull) {
            ranges.add(new One(null));
        }
        ranges.add(Rest.VALUES);
        return ranges;
    }

    /** Below the first bound, the bound itself, between it and the next one, and so on. */
    private static <T extends Comparable<T>> List<ValueRange> between(
            NavigableSet<T> bounds,
            BiFunction<@Nullable T, @Nullable T, @Nullable T> within,
            String noun) {
        List<ValueRange> ranges = new ArrayList<>();
        T below = null;
        for (T bound : bounds) {
            open(below, bound, within, noun, ranges);
            ranges.add(new Between(bound, bound, true, bound, true, noun));
            below = bound;
        }
        open(below, null, within, noun, ranges);
        return ranges;
    }

    private static <T extends Comparable<T>> void open(
            @Nullable T low,
            @Nullable T high,
            BiFunction<@Nullable T, @Nullable T, @Nullable T> within,
            String noun,
            List<ValueRange> ranges) {
        T inside = within.apply(low, high);
        if (inside != null) {
            ranges.add(new Between(inside, low, false, high, false, noun));
        }
    }

    private static @Nullable BigDecimal numberWithin(
            @Nullable BigDecimal low, @Nullable BigDecimal high) {
        if (low == null) {
            return high == null ? BigDecimal.ZERO : high.subtract(BigDecimal.ONE);
        }
        return high == null ? low.add(BigDecimal.ONE) : low.add(high).divide(BigDecimal.valueOf(2));
    }

    /** Null if no text lies within: none is below the empty one. */
    private static @Nullable String textWithin(@Nullable String low, @Nullable String high) {
        String next = low == null ? "" : low + "\0";
        return next.equals(high) ? null : next;
    }
}

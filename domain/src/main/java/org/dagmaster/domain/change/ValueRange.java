package org.dagmaster.domain.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.value.Literal;
import org.jspecify.annotations.Nullable;

/** Values that a conditional does not tell apart. */
sealed interface ValueRange {

    /** One of them. */
    @Nullable Object representative();

    String words();

    /** A single text, {@code true}, {@code false} or null. */
    record One(@Nullable Object representative) implements ValueRange {

        @Override
        public String words() {
            return representative == null ? "null" : Literal.of(representative);
        }
    }

    /** Whatever no other range has. */
    record Rest(Object representative, String words) implements ValueRange {

        /** No condition compares with a mapping, so that it is taken for nothing else. */
        static final Rest VALUES = new Rest(Map.of(), "any other value");
    }

    /**
     * Numbers, or texts, in their order.
     *
     * @param low null for no bound
     * @param hasLow whether the bound itself belongs to them
     * @param noun such as {@code values}
     */
    record Between(
            Object representative,
            @Nullable Comparable<?> low,
            boolean hasLow,
            @Nullable Comparable<?> high,
            boolean hasHigh,
            String noun)
            implements ValueRange {

        @Override
        public String words() {
            if (low != null && low.equals(high)) {
                return literal(low);
            }
            if (low == null && high == null) {
                return "all " + noun;
            }
            if (low == null) {
                return noun + (hasHigh ? " up to " : " below ") + literal(high);
            }
            String from = noun + (hasLow ? " from " : " above ") + literal(low);
            return high == null
                    ? from + (hasLow ? " on" : "")
                    : from + (hasHigh ? " up to " : " to below ") + literal(high);
        }

        private static String literal(@Nullable Object bound) {
            return bound instanceof BigDecimal number ? number.toPlainString() : Literal.of(bound);
        }

        /** Whether the other begins where this one ends. */
        boolean isFollowedBy(Between other) {
            return high != null
                    && high.equals(other.low)
                    && hasHigh != other.hasLow
                    && noun.equals(other.noun);
        }

        Between and(Between other) {
            return new Between(representative, low, hasLow, other.high, other.hasHigh, noun);
        }
    }

    /** The same values in as few ranges as can be. */
    static List<ValueRange> merged(List<ValueRange> ranges) {
        List<ValueRange> merged = new ArrayList<>();
        for (ValueRange range : ranges) {
            boolean joins =
                    !merged.isEmpty()
                            && merged.getLast() instanceof Between last
                            && range instanceof Between next
                            && last.isFollowedBy(next);
            if (joins) {
                Between last = (Between) merged.removeLast();
                merged.add(last.and((Between) range));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}

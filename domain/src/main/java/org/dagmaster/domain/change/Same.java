package org.dagmaster.domain.change;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two JSON-shaped values mean the same: 3 and 3.0 do. */
final class Same {

    private Same() {}

    static boolean values(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return decimal(x).compareTo(decimal(y)) == 0;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return lists(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet())
                    && x.keySet().stream().allMatch(key -> values(x.get(key), y.get(key)));
        }
        return Objects.equals(a, b);
    }

    private static boolean lists(List<?> a, List<?> b) {
        Iterator<?> other = b.iterator();
        return a.size() == b.size() && a.stream().allMatch(x -> values(x, other.next()));
    }

    /** Whether a list has a value. */
    static boolean contains(List<?> list, @Nullable Object value) {
        return list.stream().anyMatch(element -> values(element, value));
    }

    static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}

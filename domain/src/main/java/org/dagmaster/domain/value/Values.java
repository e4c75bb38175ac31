package org.dagmaster.domain.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON-shaped values: {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Number},
 * {@code Boolean} and {@code null}. Everything that a workflow passes from node to node has this
 * shape.
 */
public final class Values {

    private Values() {}

    /** A map that is a copy already: a job's inputs are handed on at every step, however long. */
    private static final class CopiedMap extends AbstractMap<String, @Nullable Object> {

        private final Map<String, @Nullable Object> map;

        CopiedMap(Map<String, @Nullable Object> map) {
            this.map = Collections.unmodifiableMap(map);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return map.containsKey(key);
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return map.get(key);
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            return map.entrySet();
        }
    }

    /** As {@link CopiedMap}, a list. */
    private static final class CopiedList extends AbstractList<@Nullable Object>
            implements RandomAccess {

        private final List<@Nullable Object> list;

        CopiedList(List<@Nullable Object> list) {
            this.list = list;
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public @Nullable Object get(int index) {
            return list.get(index);
        }
    }

    /**
     * A deep, unmodifiable copy that keeps the order of maps and their nulls; a copy of a copy is
     * that copy.
     *
     * @throws IllegalArgumentException if a part has no JSON form
     */
    public static @Nullable Object copyOf(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> copyOfMap(map);
            case List<?> list -> copyOfList(list);
            case String text -> text;
            case Boolean bool -> bool;
            case Number number -> finite(number);
            default ->
                    throw new IllegalArgumentException(
                            "a " + value.getClass().getSimpleName() + " has no JSON form");
        };
    }

    /** As {@link #copyOf}, for a map; every key is kept as its text. */
    public static Map<String, @Nullable Object> copyOfMap(Map<?, ?> map) {
        if (map instanceof CopiedMap copied) {
            return copied;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return new CopiedMap(copy);
    }

    /** As {@link #copyOf}, for a list. */
    public static List<@Nullable Object> copyOfList(List<?> list) {
        if (list instanceof CopiedList copied) {
            return copied;
        }
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(value -> copy.add(copyOf(value)));
        return new CopiedList(copy);
    }

    /** What a person calls the type of this value: the words of the workflow's input types. */
    public static String typeName(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Number number -> isWhole(number) ? "integer" : "number";
            default -> value.getClass().getSimpleName();
        };
    }

    /** Whether the number has no fraction: 3 and 3.0 do not, 3.5 does. */
    public static boolean isWhole(Number number) {
        return switch (number) {
            case Integer _, Long _, Short _, Byte _, BigInteger _ -> true;
            case BigDecimal decimal -> decimal.stripTrailingZeros().scale() <= 0;
            default -> number.doubleValue() == Math.rint(number.doubleValue());
        };
    }

    /** About as many bytes as the value has as JSON in UTF-8; escapes are not counted. */
    public static long jsonLength(@Nullable Object value) {
        return switch (value) {
            case null -> 4;
            case String text -> 2 + utf8Length(text);
            case Map<?, ?> map -> {
                long length = 2;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    length += 4 + utf8Length(String.valueOf(entry.getKey()));
                    length += jsonLength(entry.getValue());
                }
                yield length;
            }
            case List<?> list -> {
                long length = 2;
                for (Object element : list) {
                    length += 1 + jsonLength(element);
                }
                yield length;
            }
            default -> value.toString().length();
        };
    }

    private static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return length;
    }

    private static Number finite(Number number) {
        boolean infinite =
                number instanceof Double d && !Double.isFinite(d)
                        || number instanceof Float f && !Float.isFinite(f);
        if (infinite) {
            throw new IllegalArgumentException(number + " has no JSON form");
        }
        return number;
    }
}

package org.dagmaster.adapter.stac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What pgSTAC keeps of an item: where it differs from the base item of its collection. Done here,
 * as pgSTAC's own loader does, because {@code content_dehydrate} takes most of the time of a load.
 *
 * <p>The inverse is pgSTAC's {@code merge_jsonb}: members that only the base has come back unless
 * they are marked, lists of equal length are merged element by element, and null counts as absent.
 */
final class Dehydrator {

    /** pgSTAC's mark for a member of the base that the item does not have. */
    private static final String ABSENT = "\uD808\uDF5F\u203B";

    /** Members that are columns of their own. */
    private static final List<String> COLUMNS = List.of("id", "geometry", "collection", "type");

    private final Map<String, @Nullable Object> base;

    /**
     * @param baseItem the column {@code base_item} of the collection
     */
    Dehydrator(Map<String, @Nullable Object> baseItem) {
        this.base = withoutColumns(baseItem);
    }

    Map<String, @Nullable Object> content(Map<String, @Nullable Object> item) {
        return strip(withoutColumns(item), base);
    }

    private static Map<String, @Nullable Object> withoutColumns(
            Map<String, @Nullable Object> item) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(item);
        COLUMNS.forEach(copy::remove);
        return copy;
    }

    private static Map<String, @Nullable Object> strip(Map<?, ?> item, Map<?, ?> base) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        item.forEach((key, value) -> {
            Object known = base.get(key);
            if (value != null && !Objects.equals(value, known)) {
                kept.put(String.valueOf(key), difference(value, known));
            }
        });
        base.forEach((key, known) -> {
            if (known != null && item.get(key) == null) {
                kept.put(String.valueOf(key), ABSENT);
            }
        });
        return kept;
    }

    private static @Nullable Object difference(@Nullable Object value, @Nullable Object known) {
        if (value == null) {
            return known == null ? null : ABSENT;
        }
        if (value instanceof Map<?, ?> item && known instanceof Map<?, ?> base) {
            return strip(item, base);
        }
        boolean merged =
                value instanceof List<?> list
                        && known instanceof List<?> base
                        && list.size() == base.size();
        return merged ? differences((List<?>) value, (List<?>) known) : value;
    }

    private static List<@Nullable Object> differences(List<?> list, @Nullable List<?> base) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            kept.add(difference(list.get(i), base == null ? null : base.get(i)));
        }
        return kept;
    }
}

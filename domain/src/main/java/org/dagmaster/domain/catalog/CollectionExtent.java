package org.dagmaster.domain.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a collection's items cover in space and time.
 *
 * @param start null, as {@code end}, as long as nothing is known: the extent of a collection
 *     without items, which STAC wants to be the world and all time
 */
public record CollectionExtent(GeoBounds bounds, @Nullable Instant start, @Nullable Instant end) {

    /** The extent of a collection that has no item yet. */
    public static final CollectionExtent UNKNOWN =
            new CollectionExtent(GeoBounds.WORLD, null, null);

    /** Reads the member {@code extent} of a collection; what is not there is unknown. */
    public static CollectionExtent of(@Nullable Object extent) {
        Object bbox = first(at(at(extent, "spatial"), "bbox"));
        Object interval = first(at(at(extent, "temporal"), "interval"));
        if (!(bbox instanceof List<?> box) || !(interval instanceof List<?> ends)) {
            return UNKNOWN;
        }
        Instant start = ends.isEmpty() ? null : instant(ends.getFirst());
        Instant end = ends.size() < 2 ? null : instant(ends.get(1));
        return new CollectionExtent(GeoBounds.of(box), start, end);
    }

    /**
     * This extent widened over an item.
     *
     * @throws IllegalArgumentException if the item has no box or no time
     */
    public CollectionExtent over(Map<String, @Nullable Object> item) {
        if (!(item.get("bbox") instanceof List<?> bbox)) {
            throw new IllegalArgumentException("the item '" + item.get("id") + "' has no bbox");
        }
        Object properties = item.get("properties");
        Instant nominal = instant(at(properties, "datetime"));
        Instant first = either(instant(at(properties, "start_datetime")), nominal);
        Instant last = either(instant(at(properties, "end_datetime")), nominal);
        if (first == null || last == null) {
            throw new IllegalArgumentException("the item '" + item.get("id") + "' has no datetime");
        }
        if (first.isAfter(last)) {
            throw new IllegalArgumentException(
                    "the item '" + item.get("id") + "' ends before it begins");
        }
        GeoBounds box = GeoBounds.of(bbox);
        if (start == null && end == null) {
            return new CollectionExtent(box, first, last);
        }
        return new CollectionExtent(
                bounds.union(box),
                start == null || start.isBefore(first) ? start : first,
                end == null || end.isAfter(last) ? end : last);
    }

    /** The member {@code extent} of a collection. */
    public Map<String, @Nullable Object> toMap() {
        return Map.of(
                "spatial", Map.of("bbox", List.of(bounds.toList())),
                "temporal", Map.of("interval", List.of(Arrays.asList(text(start), text(end)))));
    }

    private static @Nullable Object at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> members ? members.get(key) : null;
    }

    private static @Nullable Object first(@Nullable Object list) {
        return list instanceof List<?> elements && !elements.isEmpty() ? elements.getFirst() : null;
    }

    private static @Nullable Instant instant(@Nullable Object text) {
        return text == null ? null : OffsetDateTime.parse(text.toString()).toInstant();
    }

    private static @Nullable Instant either(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : one;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}

package org.dagmaster.application.handler.stac;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an item was made and registered, in view of what is registered already.
 *
 * @param processedAt when its COG was made
 * @param createdAt when it was first registered
 * @param updatedAt when it was last registered
 */
record ItemTimes(Instant processedAt, Instant createdAt, Instant updatedAt) {

    static ItemTimes of(
            Optional<Map<String, @Nullable Object>> former, String checksum, Instant now) {
        Object properties = former.map(item -> item.get("properties")).orElse(null);
        Instant created = instant(properties, "created", now);
        boolean sameCog = former.map(item -> checksum.equals(checksumOf(item))).orElse(false);
        Instant processed = sameCog ? instant(properties, "processing:datetime", now) : now;
        return new ItemTimes(processed, created, now);
    }

    private static @Nullable Object checksumOf(Map<String, @Nullable Object> item) {
        return at(at(item.get("assets"), "data"), "file:checksum");
    }

    private static @Nullable Object at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> members ? members.get(key) : null;
    }

    /** Items that others wrote may lack the time, or write it in a way of their own. */
    private static Instant instant(@Nullable Object properties, String key, Instant otherwise) {
        if (!(at(properties, key) instanceof String text)) {
            return otherwise;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}

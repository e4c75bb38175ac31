package org.dagmaster.application.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code datetime} of a search: an RFC 3339 time, or an interval whose ends may be open. */
final class SearchTime {

    private static final String OPEN = "..";

    private SearchTime() {}

    /** In UTC; empty for all time. */
    static Optional<String> of(Object value) {
        if (!(value instanceof String text)) {
            throw fault(value);
        }
        try {
            int slash = text.indexOf('/');
            if (slash < 0) {
                return Optional.of(OffsetDateTime.parse(upper(text)).toInstant().toString());
            }
            Instant start = end(text.substring(0, slash));
            Instant end = end(text.substring(slash + 1));
            if (start != null && end != null && start.isAfter(end)) {
                throw fault(value);
            }
            return start == null && end == null
                    ? Optional.empty()
                    : Optional.of(text(start) + "/" + text(end));
        } catch (DateTimeException e) {
            throw fault(value);
        }
    }

    private static @Nullable Instant end(String text) {
        boolean open = text.isEmpty() || text.equals(OPEN);
        return open ? null : OffsetDateTime.parse(upper(text)).toInstant();
    }

    private static String text(@Nullable Instant end) {
        return end == null ? OPEN : end.toString();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static RuntimeException fault(Object value) {
        return SearchFault.of(
                "DATETIME_INVALID",
                "datetime",
                ("the datetime '%s' is none: use a time such as 2024-05-01T00:00:00Z, or two with /"
                                + " between, the earlier first, where .. is an open end")
                        .formatted(value));
    }
}

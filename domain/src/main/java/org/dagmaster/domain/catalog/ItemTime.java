package org.dagmaster.domain.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an item's data are from.
 *
 * <p>There is always a nominal time, because pgSTAC drops nulls and a STAC item without {@code
 * datetime} is invalid; {@link Source#PROCESSING} says where it is not the time of acquisition.
 *
 * @param nominal the {@code datetime}
 * @param start null for a point in time; then so is {@code end}
 */
public record ItemTime(
        Instant nominal, @Nullable Instant start, @Nullable Instant end, Source source) {

    /** Who said so. */
    public enum Source {
        /** The source file's tags. */
        SOURCE,
        /** The person or program that asked for the product. */
        INPUT,
        /** Nobody: it is the time at which the product was made. */
        PROCESSING
    }

    public ItemTime {
        if ((start == null) != (end == null)) {
            throw new IllegalArgumentException("an item has a start and an end, or neither");
        }
        if (start != null && end != null && start.isAfter(end)) {
            throw new IllegalArgumentException(
                    "the time '%s/%s' ends before it begins".formatted(start, end));
        }
    }

    /**
     * What was asked for before what the source states, and that before the processing time.
     *
     * @param input see {@link #parse}; null for none
     * @param acquiredAt as {@code input}
     * @throws IllegalArgumentException if a text is no time
     */
    public static ItemTime of(
            @Nullable String input, @Nullable String acquiredAt, Instant processedAt) {
        if (input != null) {
            return parse(input, Source.INPUT);
        }
        if (acquiredAt != null) {
            return parse(acquiredAt, Source.SOURCE);
        }
        Instant processed = processedAt.truncatedTo(ChronoUnit.MILLIS);
        return new ItemTime(processed, processed, processed, Source.PROCESSING);
    }

    /**
     * @param text an RFC 3339 time such as {@code 2024-05-01T10:00:00Z}, two of them with /
     *     between, or a day such as {@code 2024-05-01}, which means all of it
     * @throws IllegalArgumentException if the text is none of these
     */
    static ItemTime parse(String text, Source source) {
        try {
            int slash = text.indexOf('/');
            if (slash >= 0) {
                Instant start = instant(text.substring(0, slash));
                return new ItemTime(start, start, instant(text.substring(slash + 1)), source);
            }
            if (text.length() == 10) {
                Instant start = LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
                Instant end = start.plus(Duration.ofDays(1)).minusMillis(1);
                return new ItemTime(start, start, end, source);
            }
            return new ItemTime(instant(text), null, null, source);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no time: write it as 2024-05-01T10:00:00Z, as two of these with"
                            + " / between, or as a day, 2024-05-01",
                    e);
        }
    }

    /** The properties that state this time. */
    Map<String, @Nullable Object> properties() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("datetime", nominal.toString());
        if (start != null && end != null) {
            properties.put("start_datetime", start.toString());
            properties.put("end_datetime", end.toString());
        }
        properties.put("dagmaster:datetime_source", source.name().toLowerCase(Locale.ROOT));
        return properties;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    }
}

package org.dagmaster.adapter.cli.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dagmaster.adapter.cli.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times, sizes and shares, as people read them. */
public final class Words {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Words() {}

    /** Empty for null. */
    public static String dateTime(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : DATE_TIME.format(at.atZone(zone));
    }

    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** Such as {@code 85 ms}, {@code 1.2 s}, {@code 3 min 4 s}, {@code 2 h 5 min}. */
    public static String duration(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        long seconds = millis / 1000;
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** As {@link #duration}, in whole seconds: for times that go on. */
    public static String roughly(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : duration(Duration.ofSeconds(seconds));
    }

    /**
     * The attempt of a node of the API, such as {@code 2 of 3}; empty before the first. Attempts
     * that an operator asked for go beyond the usual number, and each child of a fan_out has
     * attempts of its own.
     */
    public static String attempt(JsonNode node) {
        long attempt = Json.number(node, "attempt");
        long most =
                Json.text(node, "type").equals("fan_out") ? 0 : Json.number(node, "max_attempts");
        if (attempt == 0) {
            return "";
        }
        return attempt > most ? String.valueOf(attempt) : attempt + " of " + most;
    }

    /** In powers of ten, such as {@code 1.2 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 999.95 && unit < 4) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", amount, "kMGTP".charAt(unit));
    }

    /**
     * @param fraction within 0 and 1; 100 % is said of nothing less
     */
    public static String percent(double fraction) {
        return (int) Math.floor(Math.clamp(fraction, 0.0, 1.0) * 100 + 1e-9) + " %";
    }

    /** On one line, without control characters, and at most {@code width} characters wide. */
    public static String cut(String text, int width) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ");
        if (clean.codePointCount(0, clean.length()) <= width) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
    }

    /** With six significant digits, and no zeros that say nothing. */
    public static String number(double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    public static String plural(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}

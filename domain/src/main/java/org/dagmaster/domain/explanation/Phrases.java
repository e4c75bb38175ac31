package org.dagmaster.domain.explanation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Progress;

/** Parts of sentences: times, spans, numbers and lists, as people read them. */
final class Phrases {

    /** More names than these are counted. */
    private static final int MOST_NAMES = 3;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private Phrases() {}

    /** Such as {@code 12:00:20 UTC}; with the date if that is another than today's. */
    static String time(Instant at, Instant now) {
        var there = at.atZone(ZoneOffset.UTC);
        boolean isToday = there.toLocalDate().equals(now.atZone(ZoneOffset.UTC).toLocalDate());
        return (isToday ? TIME : DATE_TIME).format(there);
    }

    /** A time ahead, such as {@code 12:00:20 UTC (in 12 s)}. */
    static String ahead(Instant at, Instant now) {
        return "%s (in %s)".formatted(time(at, now), span(now, at));
    }

    /** Since then, such as {@code 12 s}. Clocks of machines differ: it is never below 0. */
    static String age(Instant since, Instant now) {
        return span(since, now);
    }

    private static String span(Instant from, Instant to) {
        long seconds = Math.max(0, Duration.between(from, to).plusMillis(999).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = seconds / 60;
        return minutes < 24 * 60
                ? two(minutes / 60, "h", minutes % 60, "min")
                : two(minutes / 60 / 24, "d", minutes / 60 % 24, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** Such as {@code 1 task} and {@code 37 tasks}. */
    static String count(int number, String one) {
        return number(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** Such as {@code 1 runs} and {@code 37 run}. */
    static String count(int number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code a, b and c}, and {@code a, b, c and 12 more}. */
    static String list(List<String> names) {
        List<String> shown = new ArrayList<>(names);
        if (names.size() > MOST_NAMES + 1) {
            shown = new ArrayList<>(names.subList(0, MOST_NAMES));
            shown.add(number(names.size() - MOST_NAMES) + " more");
        }
        String last = shown.removeLast();
        return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
    }

    /** A code and its sentence, as a part of a longer one. */
    static String failure(Failure failure) {
        String message = failure.message();
        boolean hasStop = message.endsWith(".");
        return failure.code()
                + ": "
                + (hasStop ? message.substring(0, message.length() - 1) : message);
    }

    /** Such as {@code 3 of 10, warping}; empty if it says nothing. */
    static String progress(Progress progress) {
        String numbers =
                progress.total() == 0
                        ? ""
                        : "%d of %d".formatted(progress.current(), progress.total());
        String separator = numbers.isEmpty() || progress.message().isEmpty() ? "" : ", ";
        return numbers + separator + progress.message();
    }

    static String retriesLeft(int left) {
        return left == 0 ? "no retry is left" : count(left, "retry is", "retries are") + " left";
    }
}

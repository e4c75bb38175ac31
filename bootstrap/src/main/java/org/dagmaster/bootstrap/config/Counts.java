package org.dagmaster.bootstrap.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a setting of the form {@code NAME:NUMBER,...}; some names may stand without a number. */
final class Counts {

    private static final int MOST = 10_000;

    private final String setting;
    private final Map<String, Integer> usual;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param usual the numbers of names that may stand without one
     */
    Counts(Setting setting, Map<String, Integer> usual) {
        this.setting = setting.key();
        this.usual = usual;
    }

    Map<String, Integer> read(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (text.isBlank()) {
            return counts;
        }
        for (String word : text.split(",", -1)) {
            String[] parts = word.strip().split(":", 2);
            String name = parts[0].strip();
            Optional<Integer> count =
                    parts.length == 2 ? number(name, parts[1].strip()) : usual(name);
            count.ifPresent(number -> counts.put(name, number));
        }
        return counts;
    }

    List<String> problems() {
        return problems;
    }

    private Optional<Integer> usual(String name) {
        Optional<Integer> number = Optional.ofNullable(usual.get(name));
        if (number.isEmpty()) {
            problems.add(
                    "%s names '%s' without a number: write how many tasks of it may run at once, as in %s:4"
                            .formatted(setting, name, name));
        }
        return number;
    }

    private Optional<Integer> number(String name, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return Optional.of(number);
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of range is.
        }
        problems.add(
                "%s gives '%s' the number '%s', which is not within 1 and %d"
                        .formatted(setting, name, text, MOST));
        return Optional.empty();
    }
}

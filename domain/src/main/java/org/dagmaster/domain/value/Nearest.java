package org.dagmaster.domain.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The "did you mean" of every message: the known name that is nearest to the one given. */
public final class Nearest {

    private Nearest() {}

    /**
     * The nearest name by edit distance, if it is near enough that a slip of the keys explains it.
     */
    public static Optional<String> to(String given, Collection<String> known) {
        int tolerance = Math.max(1, given.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= tolerance)
                .filter(name -> distance(given, name) <= tolerance)
                .min(
                        Comparator.comparingInt((String name) -> distance(given, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ", did you mean 'x'?"}, or nothing where no name is near. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known).map(name -> ", did you mean '" + name + "'?").orElse("");
    }

    /** Levenshtein's edit distance (V. I. Levenshtein, 1966), in two rows. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}

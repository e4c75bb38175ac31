package org.dagmaster.domain.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The "did you mean" of every message: the known name that is nearest to the one given. */
public final class Nearest {

    /** A longer name is no slip of the keys. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /**
     * The nearest name by edit distance, if it is near enough that a slip of the keys explains it.
     */
    public static Optional<String> to(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, given.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= tolerance)
                .filter(name -> distance(given, name) <= tolerance)
                // Where no letter is left, it is another name.
                .filter(name -> distance(given, name) < Math.max(given.length(), name.length()))
                .min(
                        Comparator.comparingInt((String name) -> distance(given, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ", did you mean 'x'?"}, or nothing where no name is near. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known).map(name -> ", did you mean '" + name + "'?").orElse("");
    }

    /**
     * The fewest changes that turn one word into the other: a letter more, less, other, or two
     * neighbours swapped (F. J. Damerau, 1964; no part of a word is changed twice).
     */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int other = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(other, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (isSwap(a, i, b, j)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}

package org.dagmaster.adapter.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reference of nothing but names and indexes: {@code nodes.tiles.output.tiles[0].id}. All of this
 * form are references to Velocity too.
 *
 * @param steps the keys and indexes after the root
 */
record PlainPath(String root, List<Object> steps) {

    /** Words that Velocity does not take for names. */
    private static final Set<String> RESERVED = Set.of("true", "false");

    /** Digits of an index; one more might be beyond an int. */
    private static final int LONGEST_INDEX = 9;

    /** Empty if the text has another form, though it may still be a reference. */
    static Optional<PlainPath> of(String inner) {
        int end = endOfName(inner, 0);
        if (end == 0) {
            return Optional.empty();
        }
        String root = inner.substring(0, end);
        List<Object> steps = new ArrayList<>();
        while (end < inner.length()) {
            int begin = end;
            end =
                    inner.charAt(begin) == '.'
                            ? endOfName(inner, begin + 1)
                            : endOfIndex(inner, begin);
            if (end <= begin + 1) {
                return Optional.empty();
            }
            if (inner.charAt(begin) == '[') {
                steps.add(Integer.valueOf(inner.substring(begin + 1, end - 1)));
            } else if (RESERVED.contains(inner.substring(begin + 1, end))) {
                return Optional.empty();
            } else {
                steps.add(inner.substring(begin + 1, end));
            }
        }
        return Optional.of(new PlainPath(root, steps));
    }

    /** The place after the name; {@code from} if there is none. */
    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length()
                && (isLetter(text.charAt(end)) || end > from && isLater(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** The place after the closing bracket; {@code from} if there is no index. */
    private static int endOfIndex(String text, int from) {
        int end = from + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - from - 1;
        boolean isIndex =
                text.charAt(from) == '['
                        && digits > 0
                        && digits <= LONGEST_INDEX
                        && end < text.length()
                        && text.charAt(end) == ']';
        return isIndex ? end + 1 : from;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isLater(char c) {
        return isDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

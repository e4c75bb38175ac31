package org.dagmaster.domain.picture;

import java.util.ArrayList;
import java.util.List;

/** Texts as places of one letter: how many they take, and how they are cut into lines. */
public final class Wrapping {

    private static final String BREAK_AFTER = " ._-:,/";

    private Wrapping() {}

    /** How many places of one letter a text takes; an ideograph takes two. */
    public static int columns(String text) {
        return text.codePoints().map(Wrapping::columns).sum();
    }

    private static int columns(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        boolean isSymbol = codePoint >= 0x3000 && codePoint <= 0x303F || codePoint >= 0x1F000;
        return isSymbol
                || switch (Character.UnicodeScript.of(codePoint)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                    default -> false;
                };
    }

    /**
     * Cuts a text into lines, behind a sign between words where there is one.
     *
     * @param longest columns of a line
     * @param most lines; what is beyond is left out, and an ellipsis says so
     */
    public static List<String> lines(String text, int longest, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        while (columns(rest) > longest) {
            if (lines.size() == most - 1) {
                lines.add(rest.substring(0, fitting(rest, longest - 1)).stripTrailing() + "…");
                return lines;
            }
            int end = breakPoint(rest, longest);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    private static int breakPoint(String text, int longest) {
        int fitting = fitting(text, longest);
        for (int i = fitting; i > fitting / 3; i--) {
            if (BREAK_AFTER.indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return fitting;
    }

    /** How many characters have room; at least one. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += columns(codePoint);
            if (used > columns && i > 0) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }
}

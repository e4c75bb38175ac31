package org.dagmaster.domain.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as an author writes them: words bare, other texts in quotes, so that the text {@code '5'}
 * and the number {@code 5} look different.
 */
public final class Literal {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$/^][^\\s,'\"\\[\\]]*");
    private static final Set<String> NO_WORDS = Set.of("true", "false", "null");

    private Literal() {}

    public static String of(@Nullable Object value) {
        return switch (value) {
            case String text -> ofText(text);
            case List<?> list ->
                    list.stream().map(Literal::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case BigDecimal number -> number.toPlainString();
            case null, default -> String.valueOf(value);
        };
    }

    /** As {@link #of}, with no more than so many characters. */
    public static String shortened(@Nullable Object value, int longest) {
        String text = of(value);
        return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
    }

    private static String ofText(String text) {
        boolean isWord = WORD.matcher(text).matches() && !NO_WORDS.contains(text);
        return isWord ? text : "'" + text.replace("'", "''").replace("\n", "\\n") + "'";
    }
}

package org.dagmaster.adapter.yaml.jinja;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes texts as YAML. */
final class YamlWords {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Words that one or the other version of YAML reads as something else. */
    private static final Set<String> OTHERS =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private YamlWords() {}

    /** Bare where it is plainly a word, else in quotes. */
    static String word(String text) {
        boolean isWord =
                WORD.matcher(text).matches() && !OTHERS.contains(text.toLowerCase(Locale.ROOT));
        return isWord ? text : quoted(text);
    }

    /** In double quotes. */
    static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** As it stands between double quotes. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        escaped.append('\\').appendCodePoint(c);
                    } else if (c == '\n') {
                        escaped.append("\\n");
                    } else if (c == '\t') {
                        escaped.append("\\t");
                    } else if (Character.isISOControl(c)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0xFEFF) {
                        escaped.append("\\u%04x".formatted(c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                });
        return escaped.toString();
    }
}

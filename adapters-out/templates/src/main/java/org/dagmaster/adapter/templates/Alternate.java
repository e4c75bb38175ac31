package org.dagmaster.adapter.templates;

import java.util.Optional;
import java.util.regex.Pattern;
import org.dagmaster.application.port.out.TemplateEngine.TemplateSyntax;
import org.jspecify.annotations.Nullable;

/**
 * The value that stands in for a reference which is undefined or null: <code>
 * ${inputs.title|'untitled'}</code>.
 *
 * @param reference what stands before the bar
 * @param value a literal: a string in quotes, a number, true, false or null
 */
record Alternate(String reference, @Nullable Object value) {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /** The alternate within a reference's braces, if there is one. */
    static Optional<Alternate> of(String inner) {
        int bar = inner.indexOf('|');
        return bar < 0
                ? Optional.empty()
                : Optional.of(
                        new Alternate(
                                inner.substring(0, bar).strip(),
                                literal(inner.substring(bar + 1).strip())));
    }

    private static @Nullable Object literal(String text) {
        if (text.length() >= 2 && (isQuoted(text, '\'') || isQuoted(text, '"'))) {
            return text.substring(1, text.length() - 1);
        }
        if (WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (NUMBER.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default ->
                    throw new TemplateSyntax(
                            "after the | there must be 'text' in quotes, a number, true, false or null, not %s"
                                    .formatted(text));
        };
    }

    private static boolean isQuoted(String text, char quote) {
        return text.charAt(0) == quote && text.indexOf(quote, 1) == text.length() - 1;
    }
}

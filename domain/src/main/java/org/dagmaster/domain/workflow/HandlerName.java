package org.dagmaster.domain.workflow;

import java.util.regex.Pattern;

/** The name of a task handler, such as {@code raster.create_cog}. */
public record HandlerName(String value) implements Comparable<HandlerName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

    /** Stands in for a name that could not be read, so that the rest can be checked. */
    public static final HandlerName UNREAD = new HandlerName("unread");

    public HandlerName {
        if (!FORM.matcher(value).matches() || value.length() > 128) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no handler name: use words of a-z, 0-9 and _ with dots");
        }
    }

    @Override
    public int compareTo(HandlerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

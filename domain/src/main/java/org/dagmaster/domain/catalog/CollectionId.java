package org.dagmaster.domain.catalog;

import java.util.regex.Pattern;

/** A collection's id; it stands in addresses and in file names, so its form is narrow. */
public record CollectionId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public CollectionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + value
                            + "' is no collection id: use 1 to 64 of a-z, 0-9, _ and -, and begin"
                            + " with a letter or a digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

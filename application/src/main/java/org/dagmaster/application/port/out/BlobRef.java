package org.dagmaster.application.port.out;

import java.util.regex.Pattern;

/**
 * A blob's place.
 *
 * @param container 3 to 63 of a-z, 0-9 and -, such as {@code silver}
 * @param name a relative path with /; no empty, {@code .} or {@code ..} part
 */
public record BlobRef(String container, String name) {

    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](-?[a-z0-9]){2,62}");
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N} ._()+@=~,-]+(/[\\p{L}\\p{N} ._()+@=~,-]+)*");

    public BlobRef {
        if (!CONTAINER.matcher(container).matches()) {
            throw new IllegalArgumentException(
                    "'" + container + "' is no container name: use 3 to 63 of a-z, 0-9 and -");
        }
        if (name.length() > 1024 || !NAME.matcher(name).matches() || hasDots(name)) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is no blob name: use a relative path without '.' and '..' parts");
        }
    }

    private static boolean hasDots(String name) {
        for (String part : name.split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** The last part of the name. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return container + "/" + name;
    }
}

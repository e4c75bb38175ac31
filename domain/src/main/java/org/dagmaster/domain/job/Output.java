package org.dagmaster.domain.job;

import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** What a node or a job gave: JSON-shaped, and either carried along or kept apart. */
public sealed interface Output {

    /** The largest output that is carried along, in bytes of its JSON. */
    int LARGEST_INLINE = 64 * 1024;

    /** Nothing. */
    Output NONE = new Inline(Map.of());

    static Output of(Map<String, @Nullable Object> value) {
        return new Inline(value);
    }

    /** Small enough to travel with messages and states. */
    record Inline(Map<String, @Nullable Object> value) implements Output {
        public Inline(Map<String, @Nullable Object> value) {
            this.value = Values.copyOfMap(value);
        }
    }

    /**
     * Kept in the blob store; it never changes, so that a reference always means the same value.
     *
     * @param reference where it is kept, such as {@code engine/jobs/{job}/{node}/1.json}
     * @param bytes the length of its JSON
     */
    record Stored(String reference, long bytes) implements Output {

        /**
         * @throws IllegalArgumentException if the text was not written by {@link #toString}
         */
        public static Stored parse(String text) {
            int space = text.indexOf(' ');
            if (space < 1) {
                throw new IllegalArgumentException("'" + text + "' is no reference to an output");
            }
            return new Stored(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
        }

        /** {@code bytes reference}. */
        @Override
        public String toString() {
            return bytes + " " + reference;
        }
    }
}

package org.dagmaster.adapter.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dagmaster.domain.value.Nearest;

/** Values of which there are a few. */
final class Words {

    private Words() {}

    /**
     * The value that a word means.
     *
     * @param what the word is, for the author
     * @throws IllegalArgumentException if it means none, with those there are
     */
    static <T> T oneOf(String word, String what, T[] values, Function<T, String> wireName) {
        List<String> names = Arrays.stream(values).map(wireName).toList();
        int index = names.indexOf(word);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "'%.60s' is no %s%s (there are %s)"
                            .formatted(
                                    word,
                                    what,
                                    Nearest.hint(word, names),
                                    String.join(", ", names)));
        }
        return values[index];
    }
}

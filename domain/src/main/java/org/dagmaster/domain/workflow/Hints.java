package org.dagmaster.domain.workflow;

import java.util.Collection;
import org.dagmaster.domain.value.Nearest;

/**
 * {@link Nearest#hint} for many names among many: gives up hinting, not telling, once so much was
 * compared that the text must be hostile.
 */
final class Hints {

    /** Names compared in all; takes about a second. */
    private static final int MOST = 100_000;

    private int compared;

    String hint(String given, Collection<String> known) {
        compared += known.size();
        return compared > MOST ? "" : Nearest.hint(given, known);
    }
}

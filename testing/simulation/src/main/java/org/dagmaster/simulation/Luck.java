package org.dagmaster.simulation;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** All that is left to chance, decided by a seed. */
final class Luck {

    /** The golden ratio: neighbouring seeds begin with numbers that have nothing in common. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Random random;

    Luck(long seed) {
        this.random = new Random(seed * SPREAD);
    }

    /** From 0 and below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in so many of a thousand cases. */
    boolean permille(int share) {
        return share > 0 && random.nextInt(1000) < share;
    }

    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }
}

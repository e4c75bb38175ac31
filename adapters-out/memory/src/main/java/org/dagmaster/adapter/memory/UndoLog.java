package org.dagmaster.adapter.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the running transaction has to take back if it fails. */
final class UndoLog {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean open;

    void begin() {
        open = true;
    }

    /** To be asked before every read and write: stores are not to be used outside. */
    void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the transaction of these stores is over");
        }
    }

    void add(Runnable step) {
        steps.push(step);
    }

    void commit() {
        steps.clear();
        open = false;
    }

    void rollBack() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
        open = false;
    }
}

package org.dagmaster.benchmarks.chaos;

/** The trial itself could not be made; this says nothing of the engine. */
final class ChaosFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChaosFailed(String message) {
        super(message);
    }
}

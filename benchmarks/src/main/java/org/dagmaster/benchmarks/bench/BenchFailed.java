package org.dagmaster.benchmarks.bench;

/** There is no figure; the message says why, and what to do. */
final class BenchFailed extends Exception {

    private static final long serialVersionUID = 1;

    BenchFailed(String message) {
        super(message);
    }
}

package org.dagmaster.benchmarks.chaos;

import java.io.IOException;

/** Signals that Java cannot send by itself. */
final class Signals {

    private Signals() {}

    /**
     * Sends one.
     *
     * @param signal such as STOP
     */
    static void send(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }
}

package org.dagmaster.benchmarks.simulate;

import java.io.PrintStream;

/** How far the seeds are, on standard error, once they have taken a while. */
final class Progress {

    private static final double SILENT_SECONDS = 2;

    /** Elsewhere than on a terminal, where lines pile up. */
    private static final double SECONDS_A_LINE = 10;

    private final PrintStream err;
    private final boolean onTerminal;
    private final long all;
    private double lastLine;
    private boolean shown;

    Progress(PrintStream err, boolean onTerminal, long all) {
        this.err = err;
        this.onTerminal = onTerminal;
        this.all = all;
    }

    void show(long done, double seconds) {
        if (seconds < SILENT_SECONDS) {
            return;
        }
        String line =
                "%,d of %,d seeds, %.0f a second".formatted(done, all, done / Math.max(seconds, 1));
        if (onTerminal) {
            err.print("\r" + line + "   ");
            err.flush();
        } else if (seconds - lastLine >= SECONDS_A_LINE) {
            err.println(line);
            lastLine = seconds;
        }
        shown = true;
    }

    void end() {
        if (shown && onTerminal) {
            err.print("\r" + " ".repeat(60) + "\r");
            err.flush();
        }
    }
}

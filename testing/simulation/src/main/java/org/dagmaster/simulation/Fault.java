package org.dagmaster.simulation;

/** What a simulation does to the engine. */
public enum Fault {
    CONNECTION_LOST("a transaction is rolled back, and its process is told so"),
    REPLY_LOST("a transaction is committed, and its process hears nothing of it"),
    CRASH_BEFORE_COMMIT("a process dies with its transaction open"),
    CRASH_AFTER_COMMIT("a process dies right after its commit"),
    CRASH_BETWEEN("a process dies between two transactions"),
    SLEEP_PAST_LEASE("a process sleeps until its lease has run out, and goes on later"),
    WAKE("a process that slept goes on as if nothing had happened"),
    CLOCK_JUMP("the clock of one process jumps, forwards or back"),
    TIME_LEAP("the database's clock leaps past all leases and timeouts"),
    HAND_OVER("a process says goodbye in order, and another takes its place"),
    REPORT_TWICE("a report is handed in again"),
    REPORT_LATE("a report comes in after its lease was taken away"),
    REPORTS_REORDERED("reports arrive in another order"),
    REPORTS_DELAYED("some reports are read later than others");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}

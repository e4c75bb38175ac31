package org.dagmaster.simulation;

/** What must hold of every job between any two transactions, whatever fails. */
public enum Invariant {
    MOVES("Jobs and nodes move only along their tables."),
    DEPENDENCIES("A node starts only when its dependencies allow."),
    FAN_INS("A fan_in fires once, when all children have ended, and gathers them in their order."),
    COUNTERS("The counters of a fan_out say how its children stand."),
    PLACES(
            "Every task in flight is in exactly one place, on a queue, leased or reported, and"
                    + " nothing else is in any; what is READY waits for its time."),
    HOLDS("The tasks of a paused job cannot be taken, and those of any other job can."),
    FINISHED(
            "A finished job has no live node or child, no queue row, no lease, no report and no"
                    + " owner."),
    EVENTS("A job's events have no gaps, and replaying them gives its state."),
    EPOCHS("What an orchestrator writes concerns jobs that it owns by its latest claim."),
    EXECUTIONS("An attempt is run once at most."),
    ATTEMPTS("Every attempt that ended a node is in the log of attempts."),
    OUTPUTS("The output of a node is that of its latest attempt."),
    CHECKPOINTS("An attempt is handed the checkpoint of the latest attempt that saved one."),
    SUBMISSIONS("Under one idempotency key there is one job."),
    ANSWERS("A fault is answered as StorageUnavailable, and a dry run foretells what is done."),
    ENDS("Every job ends once the faults have ended.");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}

package org.dagmaster.simulation;

import java.util.function.BiFunction;
import org.dagmaster.simulation.Sabotaged.Aside;
import org.dagmaster.simulation.port.Ports;

/**
 * A protection of the engine that is taken away, between the engine and its stores. Each must be
 * found: that shows what the simulation is worth.
 */
public enum PlantedBug {
    EPOCH_UNCHECKED("A fence lets every job pass.", OwnershipBugs::epochUnchecked),
    SEIZED_JOB_STAYS_OWNED(
            "An operator's action leaves the job in its owner's hands.",
            OwnershipBugs::seizedJobStaysOwned),
    DEAD_OWNER_KEEPS_JOBS(
            "The jobs of an owner that died are not given up.", OwnershipBugs::deadOwnerKeepsJobs),
    IDEMPOTENCY_KEY_IGNORED(
            "A submission is kept though its idempotency key was used before.",
            OwnershipBugs::idempotencyKeyIgnored),
    ACKNOWLEDGED_BEFORE_COMMIT(
            "Reports leave the inbox in a transaction of their own, before the step's.",
            ApartBugs::acknowledgedBeforeCommit),
    FAN_IN_COUNTER_APART(
            "The counters of a fan_out are saved in a transaction of their own, after the children"
                    + " they count.",
            ApartBugs::fanInCounterApart),
    EVENT_APART(
            "Events are written in a transaction of their own, after the step's.",
            ApartBugs::eventApart),
    DISPATCH_APART(
            "Tasks are put on queues in a transaction of their own, after the step's.",
            ApartBugs::dispatchApart),
    ATTEMPT_APART(
            "The log of attempts is written in a transaction of its own, after the step's.",
            ApartBugs::attemptApart),
    LEASE_UNCHECKED(
            "A result is let in though its attempt was taken away.", TaskBugs::leaseUnchecked),
    START_UNCHECKED(
            "The report of a start is let in though its attempt was taken away.",
            TaskBugs::startUnchecked),
    TASK_LEFT_ON_QUEUE("Taking a task leaves it on its queue.", TaskBugs::taskLeftOnQueue),
    GIVEN_UP_TASK_LEFT(
            "The task of a node that is given up stays on its queue.", TaskBugs::givenUpTaskLeft),
    GIVEN_UP_LEASE_LEFT("The lease on a task that is given up stays.", TaskBugs::givenUpLeaseLeft),
    GIVEN_UP_REPORT_LEFT(
            "The report of an attempt that is given up stays.", TaskBugs::givenUpReportLeft),
    CHILDREN_LEFT(
            "The children of a fan_out that is given up are not cancelled.",
            TaskBugs::childrenLeft),
    EXPIRED_LEASE_LEFT(
            "The lease of a lost worker is reported and stays.", TaskBugs::expiredLeaseLeft),
    LOST_WORKER_UNNOTICED("Nobody looks for lost workers.", TaskBugs::lostWorkerUnnoticed),
    PAUSE_HOLDS_NOTHING("Pausing a job leaves its tasks to be taken.", TaskBugs::pauseHoldsNothing),
    RESUME_RELEASES_NOTHING(
            "Resuming a job leaves its tasks held.", TaskBugs::resumeReleasesNothing),
    CHECKPOINT_UNFENCED(
            "A checkpoint is kept though its attempt was taken away, in place of a newer one.",
            TaskBugs::checkpointUnfenced);

    private final String sentence;

    // A reference to a static method, which has no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<Ports, Aside, Ports> planting;

    PlantedBug(String sentence, BiFunction<Ports, Aside, Ports> planting) {
        this.sentence = sentence;
        this.planting = planting;
    }

    /** What is wrong, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** The stores, with the bug. */
    Ports plant(Ports real, Aside aside) {
        return planting.apply(real, aside);
    }
}

package org.dagmaster.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dagmaster.domain.evaluation.OperatorAction;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.testing.SingleCalls;
import org.jspecify.annotations.Nullable;

/**
 * One run of the whole engine on one thread, of which a seed decides everything: workflows, jobs,
 * processes, what they do in which order, and what goes wrong. After each step all invariants are
 * checked; in the end every job must have ended.
 */
public final class Simulation {

    private static final List<String> WORKFLOWS = List.of("one", "other");
    private static final int MOST_ROUNDS = 400;
    private static final int MOST_STEPS_OF_A_HANDLER = 16;

    private final World world;
    private final Staff staff;
    private final Disturbances disturbances;
    private final Operator operator;
    private final Customer customer;
    private final Invariants invariants;
    private long step;
    private boolean isWithinHandler;

    private Simulation(long seed, @Nullable PlantedBug bug, Path mount, Trace trace) {
        this.world = new World(seed, mount, trace);
        Parts parts = world.parts();
        trace.tell(parts.clock);
        for (String name : WORKFLOWS) {
            parts.workflows.add(RandomWorkflow.of(name, world.luck()));
        }
        parts.script.everywhere(new Acts(world, this::meanwhile));
        this.staff = new Staff(world, bug);
        this.disturbances = new Disturbances(world, staff);
        Connection operators = staff.connection("olga");
        this.operator = new Operator(world, operators, parts.operations(staff.through(operators)));
        Connection customers = staff.connection("alice");
        this.customer = new Customer(world, customers, parts.submissions(staff.through(customers)));
        this.invariants = new Invariants(parts.store, parts.workflows);
    }

    /**
     * Runs one seed.
     *
     * @param bug a protection to take away; null for the engine as it is
     * @param mount a folder for the work folders of tasks; may be shared by all seeds
     * @return what happened, in numbers
     * @throws SimulationFailure if something does not hold
     */
    public static Tally run(long seed, @Nullable PlantedBug bug, Path mount)
            throws SimulationFailure {
        Simulation simulation = new Simulation(seed, bug, mount, Trace.none());
        try {
            simulation.run();
        } catch (Violation e) {
            throw again(seed, bug, mount, e);
        }
        return simulation.world.tally();
    }

    /** The same again, this time with a trace: most runs need none, and it costs. */
    private static SimulationFailure again(
            long seed, @Nullable PlantedBug bug, Path mount, Violation first) {
        Trace trace = Trace.kept();
        Simulation simulation = new Simulation(seed, bug, mount, trace);
        Violation violation = first;
        try {
            simulation.run();
        } catch (Violation e) {
            violation = e;
        }
        return new SimulationFailure(
                seed,
                bug,
                simulation.step,
                violation,
                trace.withNames(violation.detail()),
                trace.lines());
    }

    private void run() {
        try {
            world.tally().seed();
            beginStep();
            staff.hire();
            customer.order("one");
            while (step < world.weather().steps()) {
                beginStep();
                doSomething();
                check();
            }
            calmDown();
            world.tally().jobs(jobs().size());
        } catch (Violation e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Violation(Invariant.ANSWERS, "the run broke with " + e, e);
        }
    }

    private void beginStep() {
        step++;
        world.tally().step();
        world.trace().beginStep(step);
    }

    /** What others do while a handler runs; other handlers run through meanwhile. */
    private void meanwhile() {
        if (isWithinHandler || world.isCalm()) {
            return;
        }
        isWithinHandler = true;
        try {
            Actor actor = world.running();
            if (actor != null && actor.isAwake() && world.luck().oneIn(3)) {
                disturbances.sleepWithin(actor);
                check();
            }
            for (int steps = world.luck().below(MOST_STEPS_OF_A_HANDLER); steps > 0; steps--) {
                beginStep();
                doSomething();
                check();
            }
        } finally {
            isWithinHandler = false;
        }
    }

    private void doSomething() {
        Luck luck = world.luck();
        staff.hire();
        if (luck.permille(world.weather().processes())) {
            disturbances.strike();
        } else if (luck.permille(world.weather().operator())) {
            operate();
        } else if (luck.permille(40)) {
            submit();
        } else if (luck.permille(150)) {
            letTimePass();
        } else {
            luck.pick(staff.awake()).act();
        }
    }

    private void operate() {
        List<Job> jobs = jobs();
        if (!jobs.isEmpty()) {
            JobId job = world.luck().pick(jobs).id();
            operator.act(job, job(job).nodes().keySet());
        }
    }

    private void submit() {
        if (customer.orders() < 4) {
            customer.order(world.luck().pick(WORKFLOWS));
        } else {
            customer.askAgain();
        }
    }

    private void letTimePass() {
        world.parts().clock.advance(Duration.ofMillis(world.luck().below(6_000)));
        world.trace().line("", () -> "time passes");
        for (Actor actor : staff.awake()) {
            if (!world.luck().oneIn(4)) {
                actor.beat();
            }
        }
    }

    private void check() {
        List<Job> jobs = jobs();
        List<Snapshot> snapshots = invariants.look(jobs.stream().map(Job::id).toList());
        snapshots.forEach(snapshot -> world.trace().events(snapshot.news()));
        invariants.check(snapshots);
        Violation.require(
                jobs.size() <= customer.orders(),
                Invariant.SUBMISSIONS,
                "there are %d jobs of %d orders",
                jobs.size(),
                customer.orders());
        for (Job job : jobs) {
            Violation.require(
                    job.failure() == null || !job.failure().code().value().equals("ENGINE_DEFECT"),
                    Invariant.ANSWERS,
                    "job %s was given up: %s",
                    job.id(),
                    job.failure());
        }
    }

    /** Faults end; from then on every job must come to its end. */
    private void calmDown() {
        beginStep();
        world.calmDown();
        for (Actor actor : staff.asleep()) {
            if (world.luck().coin()) {
                actor.wake();
            }
        }
        for (int round = 0; round < MOST_ROUNDS && !allEnded(); round++) {
            beginStep();
            goOn();
            check();
        }
        requireAllEnded();
        wakeTheDead();
    }

    private void goOn() {
        staff.hire();
        customer.askAgain();
        jobs().stream()
                .filter(job -> job.status() == JobStatus.PAUSED)
                .forEach(job -> operator.act(job.id(), new OperatorAction.Resume()));
        staff.awake().forEach(Actor::actAll);
        world.parts().clock.advance(Duration.ofSeconds(3));
    }

    private boolean allEnded() {
        return jobs().stream().allMatch(job -> job.status().isTerminal());
    }

    private void requireAllEnded() {
        for (Job job : jobs()) {
            Violation.require(
                    job.status().isTerminal(),
                    Invariant.ENDS,
                    "job %s is still %s; its nodes are %s",
                    job.id(),
                    job.status(),
                    job(job.id()).nodes());
        }
    }

    /** Whoever still sleeps wakes when all is over, and must change nothing. */
    private void wakeTheDead() {
        beginStep();
        for (Actor actor : staff.asleep()) {
            actor.wake();
            actor.actAll();
        }
        check();
        requireAllEnded();
    }

    /** Without their nodes, oldest first. */
    private List<Job> jobs() {
        return SingleCalls.in(world.parts().store)
                .jobs()
                .list(null, null, Integer.MAX_VALUE)
                .jobs()
                .reversed();
    }

    private Job job(JobId id) {
        return SingleCalls.in(world.parts().store).jobs().find(id).orElseThrow();
    }
}

package org.dagmaster.benchmarks.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dagmaster.simulation.PlantedBug;
import org.dagmaster.simulation.Simulation;
import org.dagmaster.simulation.SimulationFailure;
import org.dagmaster.simulation.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Runs seeds one after the other on several threads, until all have run or one has failed. Seeds
 * are begun in order, and those that have begun are ended, so that of several that fail the lowest
 * is found whatever the number of threads.
 */
final class SeedRuns {

    private final long end;
    private final @Nullable PlantedBug bug;
    private final Path mount;
    private final AtomicLong next;
    private final List<Thread> threads = new ArrayList<>();
    private final Tally tally = new Tally();
    private @Nullable SimulationFailure failure;
    private @Nullable Throwable defect;
    private volatile boolean stopped;

    /**
     * @param from the first seed
     * @param mount a folder for the work folders of tasks
     */
    SeedRuns(long from, long count, @Nullable PlantedBug bug, Path mount) {
        this.next = new AtomicLong(from);
        this.end = from + count;
        this.bug = bug;
        this.mount = mount;
    }

    void start(int howManyThreads) {
        for (int i = 1; i <= howManyThreads; i++) {
            // Each has a folder of its own: seeds give their jobs the same ids.
            Path folder = mount.resolve(String.valueOf(i));
            threads.add(Thread.ofPlatform().name("seeds-" + i).start(() -> runSeeds(folder)));
        }
    }

    private void runSeeds(Path folder) {
        try {
            for (long seed = next.getAndIncrement();
                    seed < end && !stopped;
                    seed = next.getAndIncrement()) {
                add(Simulation.run(seed, bug, folder));
            }
        } catch (SimulationFailure e) {
            add(e);
        } catch (RuntimeException | Error e) {
            add(e);
        }
    }

    private synchronized void add(Tally more) {
        tally.add(more);
    }

    private synchronized void add(SimulationFailure found) {
        stopped = true;
        if (failure == null || found.seed() < failure.seed()) {
            failure = found;
        }
    }

    private synchronized void add(Throwable unexpected) {
        stopped = true;
        defect = unexpected;
    }

    /** Begins no more seeds. */
    void stop() {
        stopped = true;
    }

    /**
     * Waits until nothing runs any more, at most so long.
     *
     * @return whether nothing does
     * @throws IllegalStateException if the simulation itself broke
     */
    boolean await(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        for (Thread thread : threads) {
            long left = (until - System.nanoTime()) / 1_000_000;
            thread.join(Math.max(1, left));
            if (thread.isAlive()) {
                return false;
            }
        }
        synchronized (this) {
            if (defect != null) {
                throw new IllegalStateException("the simulation itself broke: " + defect, defect);
            }
        }
        return true;
    }

    /** What has happened so far. */
    synchronized Tally tally() {
        Tally copy = new Tally();
        copy.add(tally);
        return copy;
    }

    /** Under the lowest seed that failed; null if none has. */
    synchronized @Nullable SimulationFailure failure() {
        return failure;
    }
}

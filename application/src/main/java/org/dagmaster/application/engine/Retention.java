package org.dagmaster.application.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.JobId;

/**
 * Deletes jobs that ended long ago, a small batch a transaction, and forgets workers that are long
 * dead. Several processes may do so at once.
 *
 * <p>Rows go first, and outputs after the commit: an operator may take up an old job until the very
 * moment its row is locked, and must then find its outputs. The same commit notes down whose
 * outputs are left, so that a crash in between leaves work for the next run, and no orphan.
 */
public final class Retention implements Cycle {

    private static final int BATCH = 500;

    /** Between batches: whoever else uses the database has it to himself meanwhile. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration REST = Duration.ofHours(1);

    /** An explanation may name a dead worker that long. */
    private static final Duration DEAD_WORKERS_KNOWN = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final OutputStore outputs;
    private final Clock clock;
    private final Duration kept;

    /**
     * @param kept how long a job is kept after its end; zero for ever
     */
    public Retention(UnitOfWork unitOfWork, OutputStore outputs, Clock clock, Duration kept) {
        this.unitOfWork = unitOfWork;
        this.outputs = outputs;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * What went.
     *
     * @param outputs of how many jobs the outputs in the blob store were looked for
     * @param eventDays days of events that were dropped whole
     * @param workers dead workers that were forgotten
     */
    public record Pruned(long jobs, long outputs, long eventDays, long workers) {

        static final Pruned NOTHING = new Pruned(0, 0, 0, 0);

        boolean isNothing() {
            return equals(NOTHING);
        }

        Pruned plus(Pruned more) {
            return new Pruned(
                    jobs + more.jobs,
                    outputs + more.outputs,
                    eventDays + more.eventDays,
                    workers + more.workers);
        }
    }

    @Override
    public Duration run() {
        Instant before = kept.isZero() ? Instant.EPOCH : clock.now().minus(kept);
        return pruneSome(before).isNothing() ? REST : PAUSE;
    }

    /** Deletes all jobs that ended before that time. */
    public Pruned prune(Instant before) {
        Pruned all = Pruned.NOTHING;
        Pruned some = pruneSome(before);
        while (!some.isNothing()) {
            all = all.plus(some);
            some = pruneSome(before);
        }
        return all;
    }

    /** Outputs first: while their store is out of reach, no more of them are left over. */
    private Pruned pruneSome(Instant before) {
        int forgotten = forgetOutputs();
        int deleted =
                unitOfWork.inTransaction(
                        stores -> stores.retention().deleteEnded(before, BATCH).size());
        return deleted > 0
                ? new Pruned(deleted, forgotten, 0, 0)
                : unitOfWork.inTransaction(stores -> tidy(stores, before, forgotten));
    }

    private static Pruned tidy(Stores stores, Instant before, int forgotten) {
        int workers = stores.members().forgetDeadWorkers(DEAD_WORKERS_KNOWN);
        int days = stores.retention().dropDay(before) ? 1 : 0;
        return new Pruned(0, forgotten, days, workers);
    }

    private int forgetOutputs() {
        List<JobId> left =
                unitOfWork.inTransaction(stores -> stores.retention().outputsLeft(BATCH));
        if (left.isEmpty()) {
            return 0;
        }
        left.forEach(outputs::forget);
        return unitOfWork.inTransaction(stores -> {
            stores.retention().outputsForgotten(left);
            return left.size();
        });
    }
}

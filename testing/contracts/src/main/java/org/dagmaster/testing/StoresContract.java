package org.dagmaster.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of all stores have in common. */
public abstract class StoresContract {

    protected static final OwnerId OWNER = new OwnerId("orchestrator-1");
    protected static final OwnerId OTHER_OWNER = new OwnerId("orchestrator-2");
    protected static final Duration LEASE = Duration.ofSeconds(10);

    /** Of every worker that is given. */
    protected static final Map<QueueName, Integer> SLOTS =
            Map.of(Examples.LIGHT, 2, Examples.HEAVY, 1);

    private StoresUnderTest stores = noStores();

    /** Stores without a row. */
    protected abstract StoresUnderTest emptyStores();

    @BeforeEach
    final void begin() {
        stores = emptyStores();
    }

    protected final <T extends @Nullable Object> T ask(Function<Stores, T> work) {
        return stores.unitOfWork().inTransaction(work);
    }

    protected final void run(Consumer<Stores> work) {
        boolean ran =
                ask(inside -> {
                    work.accept(inside);
                    return true;
                });
        if (!ran) {
            throw new AssertionError("the work's result was lost");
        }
    }

    protected final void letPass(Duration time) {
        stores.letPass(time);
    }

    /** Stores that make a transaction of every single call. */
    protected final Stores each() {
        return SingleCalls.in(stores.unitOfWork());
    }

    /** Submits a new job. */
    protected final Job given() {
        Job job = Examples.submittedJob();
        each().jobs().insert(Examples.submissionOf(job));
        return job;
    }

    /** Puts the task of a new job on a queue. */
    protected final TaskId givenQueued(String node) {
        TaskId task = Examples.task(Examples.newJobId(), node);
        each().queue().put(List.of(Examples.message(task, Examples.LIGHT)));
        return task;
    }

    /** Puts the task of a new job into the hands of a worker that is alive. */
    protected final TaskId givenLeased(String node, WorkerId worker) {
        TaskId task = givenQueued(node);
        each().members().heartbeat(worker, SLOTS, LEASE);
        List<TaskMessage> taken = takeAll(worker);
        if (taken.stream().noneMatch(message -> message.id().equals(task))) {
            throw new AssertionError("the queue did not give " + task);
        }
        return task;
    }

    protected final List<TaskMessage> takeAll(WorkerId worker, QueueName... queues) {
        Set<QueueName> from =
                queues.length == 0 ? Set.of(Examples.LIGHT, Examples.HEAVY) : Set.of(queues);
        Map<QueueName, Integer> free = new HashMap<>();
        from.forEach(queue -> free.put(queue, 1000));
        return each().queue().take(worker, new Appetite(free, Limits.NONE));
    }

    private static StoresUnderTest noStores() {
        return new StoresUnderTest() {
            @Override
            public UnitOfWork unitOfWork() {
                throw new IllegalStateException("the test has not begun");
            }

            @Override
            public void letPass(Duration time) {
                throw new IllegalStateException("the test has not begun");
            }
        };
    }
}

package org.dagmaster.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dagmaster.application.port.out.ChildStore;
import org.dagmaster.application.port.out.EventLog;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.TaskQueue;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.simulation.port.ForwardingChildStore;
import org.dagmaster.simulation.port.ForwardingEventLog;
import org.dagmaster.simulation.port.ForwardingJobStore;
import org.dagmaster.simulation.port.ForwardingTaskQueue;
import org.dagmaster.simulation.port.Ports;
import org.jspecify.annotations.Nullable;

/**
 * Watches, from below everything that may be broken, that a process writes jobs only that it owns
 * by its latest claim; an operator, only jobs that nobody owns. Taking the leases of lost workers
 * away is free to all: what makes it right is the database's clock.
 */
final class OwnershipWatch implements UnitOfWork {

    private final UnitOfWork store;
    private final @Nullable OwnerId owner;
    private final Findings findings;
    private Map<JobId, Epoch> claims = new HashMap<>();

    /**
     * @param owner null for an operator
     */
    OwnershipWatch(UnitOfWork store, @Nullable OwnerId owner, Findings findings) {
        this.store = store;
        this.owner = owner;
        this.findings = findings;
    }

    @Override
    public <T> T inTransaction(Function<Stores, T> work) {
        Map<JobId, Epoch> after = new HashMap<>(claims);
        T result = store.inTransaction(stores -> work.apply(watched(stores, after)));
        claims = after;
        return result;
    }

    private Stores watched(Stores stores, Map<JobId, Epoch> claimed) {
        Guard guard = new Guard(stores.jobs(), claimed);
        Ports ports = Ports.of(stores);
        return ports.with(jobs(ports.jobs(), guard))
                .with(children(ports.children(), guard))
                .with(events(ports.events(), guard))
                .with(queue(ports.queue(), guard));
    }

    /** What one transaction may write. */
    private final class Guard {

        private final JobStore jobs;
        private final Map<JobId, Epoch> claimed;
        private final Set<JobId> writable = new HashSet<>();

        Guard(JobStore jobs, Map<JobId, Epoch> claimed) {
            this.jobs = jobs;
            this.claimed = claimed;
        }

        void claimed(List<JobStore.Claimed> more) {
            more.forEach(claim -> claimed.put(claim.job().id(), claim.epoch()));
        }

        void write(JobId job, String what) {
            if (!writable.contains(job)) {
                findings.examine(() -> require(job, what));
                writable.add(job);
            }
        }

        /** A job that did not exist before. */
        void inserted(JobId job) {
            writable.add(job);
        }

        private void require(JobId job, String what) {
            Violation.require(
                    isMine(job),
                    Invariant.EPOCHS,
                    "%s wrote %s of job %s with epoch %s, but the job is owned by %s",
                    owner == null ? "an operator" : owner,
                    what,
                    job,
                    claimed.get(job),
                    jobs.holder(job)
                            .map(JobStore.Holder::owner)
                            .map(OwnerId::value)
                            .orElse("nobody"));
        }

        private boolean isMine(JobId job) {
            if (owner == null) {
                return jobs.holder(job).isEmpty();
            }
            Epoch epoch = claimed.get(job);
            return epoch != null && jobs.fence(owner, Map.of(job, epoch)).contains(job);
        }
    }

    private static JobStore jobs(JobStore real, Guard guard) {
        return new ForwardingJobStore(real) {
            @Override
            public Optional<Earlier> insert(Submission submission) {
                guard.inserted(submission.job().id());
                return super.insert(submission);
            }

            @Override
            public List<Claimed> claim(OwnerId claimer, int limit) {
                List<Claimed> claimed = super.claim(claimer, limit);
                guard.claimed(claimed);
                return claimed;
            }

            @Override
            public void save(Collection<JobChange> changes) {
                changes.forEach(change -> guard.write(change.job().id(), "the state"));
                super.save(changes);
            }
        };
    }

    private static ChildStore children(ChildStore real, Guard guard) {
        return new ForwardingChildStore(real) {
            @Override
            public void save(List<ChildRow> children) {
                children.forEach(row -> guard.write(row.job(), "children"));
                super.save(children);
            }

            @Override
            public void cancel(Collection<FanOut> fanOuts) {
                fanOuts.forEach(fanOut -> guard.write(fanOut.job(), "children"));
                super.cancel(fanOuts);
            }
        };
    }

    private static EventLog events(EventLog real, Guard guard) {
        return new ForwardingEventLog(real) {
            @Override
            public void append(List<JobEvent> events) {
                events.forEach(event -> guard.write(event.job(), "events"));
                super.append(events);
            }
        };
    }

    private static TaskQueue queue(TaskQueue real, Guard guard) {
        return new ForwardingTaskQueue(real) {
            @Override
            public void put(List<TaskMessage> messages) {
                messages.forEach(message -> guard.write(message.id().job(), "tasks"));
                super.put(messages);
            }
        };
    }
}

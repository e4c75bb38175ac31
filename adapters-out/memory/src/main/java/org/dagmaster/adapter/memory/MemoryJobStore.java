package org.dagmaster.adapter.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dagmaster.adapter.memory.Tables.JobRow;
import org.dagmaster.application.port.out.JobChange;
import org.dagmaster.application.port.out.JobStore;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.ownership.Epoch;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

record MemoryJobStore(Tables tables) implements JobStore {

    /** Of an owner that claims before its first heartbeat. */
    private static final Duration FIRST_LEASE = Duration.ofSeconds(10);

    @Override
    public Optional<Earlier> insert(Submission submission) {
        Optional<JobRow> earlier = underKey(submission.idempotencyKey());
        if (earlier.isPresent()) {
            Submission first = earlier.get().submission();
            return Optional.of(new Earlier(first.job().id(), first.requestHash()));
        }
        JobId id = submission.job().id();
        if (tables.jobs.get(id).isPresent()) {
            throw new IllegalStateException("there is a job " + id + " already");
        }
        tables.jobs.put(id, new JobRow(submission.job(), null, Epoch.NONE, submission));
        return Optional.empty();
    }

    private Optional<JobRow> underKey(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : tables
                        .jobs
                        .rows((_, row) -> key.equals(row.submission().idempotencyKey()))
                        .stream()
                        .findFirst();
    }

    @Override
    public Optional<Job> find(JobId id) {
        return tables.jobs.get(id).map(JobRow::job);
    }

    @Override
    public JobPage list(@Nullable JobStatus status, @Nullable JobId after, int limit) {
        List<Job> jobs =
                tables
                        .jobs
                        .rows((id, row) ->
                                (status == null || row.job().status() == status)
                                        && (after == null || id.compareTo(after) < 0))
                        .reversed()
                        .stream()
                        .map(row -> with(row.job(), Map.of()))
                        .toList();
        return jobs.size() <= limit
                ? new JobPage(jobs, null)
                : new JobPage(jobs.subList(0, limit), jobs.get(limit - 1).id());
    }

    @Override
    public List<Claimed> claim(OwnerId owner, int limit) {
        List<JobId> free = tables.jobs.keys((_, row) -> row.owner() == null && canRun(row.job()));
        List<Claimed> claimed = new ArrayList<>();
        for (JobId id : free.subList(0, Math.min(limit, free.size()))) {
            JobRow row = tables.jobs.get(id).orElseThrow();
            Epoch epoch = new Epoch(row.epoch().value() + 1);
            tables.jobs.put(id, row.ownedBy(owner, epoch));
            claimed.add(new Claimed(row.job(), epoch));
        }
        if (!claimed.isEmpty() && tables.orchestrators.get(owner.value()).isEmpty()) {
            tables.orchestrators.put(owner.value(), tables.clock.now().plus(FIRST_LEASE));
        }
        return claimed;
    }

    private static boolean canRun(Job job) {
        return job.status() == JobStatus.PENDING || job.status() == JobStatus.RUNNING;
    }

    @Override
    public Set<JobId> fence(OwnerId owner, Map<JobId, Epoch> held) {
        return held.entrySet().stream()
                .filter(claim ->
                        tables.jobs
                                .get(claim.getKey())
                                .filter(row -> owner.equals(row.owner()))
                                .filter(row -> row.epoch().equals(claim.getValue()))
                                .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only the named nodes: what else differs was not meant to be written. */
    @Override
    public void save(Collection<JobChange> changes) {
        for (JobChange change : changes) {
            JobId id = change.job().id();
            JobRow row = tables.jobs.get(id).orElseThrow();
            Map<NodeId, NodeState> nodes = new LinkedHashMap<>(row.job().nodes());
            // Sorted: what a simulation does must not depend on how a set is laid out.
            change.changedNodes().stream()
                    .sorted()
                    .forEach(node -> nodes.put(node, change.job().node(node)));
            tables.jobs.put(id, row.with(with(change.job(), nodes)));
        }
    }

    @Override
    public Set<JobId> ownedBy(OwnerId owner) {
        return Set.copyOf(tables.jobs.keys((_, row) -> owner.equals(row.owner())));
    }

    @Override
    public Optional<Holder> holder(JobId id) {
        return tables.jobs
                .get(id)
                .map(JobRow::owner)
                .map(owner -> {
                    Instant end = tables.orchestrators.get(owner.value()).orElse(null);
                    return new Holder(owner, end != null && tables.isFresh(end), end);
                });
    }

    @Override
    public Optional<Job> seize(JobId id) {
        Optional<JobRow> row = tables.jobs.get(id);
        row.ifPresent(each -> tables.jobs.put(id, each.ownedBy(null, each.epoch())));
        return row.map(JobRow::job);
    }

    @Override
    public int releaseFrom(Collection<OwnerId> owners) {
        List<JobId> theirs =
                tables.jobs.keys((_, row) -> row.owner() != null && owners.contains(row.owner()));
        for (JobId id : theirs) {
            JobRow row = tables.jobs.get(id).orElseThrow();
            tables.jobs.put(id, row.ownedBy(null, row.epoch()));
        }
        return theirs.size();
    }

    private static Job with(Job job, Map<NodeId, NodeState> nodes) {
        return new Job(
                job.id(),
                job.workflow(),
                job.status(),
                job.inputs(),
                nodes,
                job.lastEvent(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.result(),
                job.failure());
    }
}

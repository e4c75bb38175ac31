package org.dagmaster.adapter.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.adapter.memory.Tables.JobRow;
import org.dagmaster.adapter.memory.Tables.WorkerRow;
import org.dagmaster.application.port.out.MemberStore;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.QueueName;

record MemoryMemberStore(Tables tables) implements MemberStore {

    @Override
    public void heartbeat(OwnerId owner, Duration lease) {
        tables.orchestrators.put(owner.value(), tables.clock.now().plus(lease));
    }

    @Override
    public void heartbeat(WorkerId worker, Map<QueueName, Integer> slots, Duration lease) {
        tables.workers.put(
                worker.value(), new WorkerRow(Map.copyOf(slots), tables.clock.now().plus(lease)));
    }

    @Override
    public List<Worker> workers() {
        List<Worker> workers = new ArrayList<>();
        for (String name : tables.workers.keys((_, _) -> true)) {
            WorkerRow row = tables.workers.get(name).orElseThrow();
            boolean isAlive = tables.isFresh(row.leaseUntil());
            workers.add(new Worker(new WorkerId(name), row.slots(), isAlive, row.leaseUntil()));
        }
        return workers;
    }

    @Override
    public int orchestratorsAlive() {
        return tables.orchestrators.keys((_, end) -> tables.isFresh(end)).size();
    }

    @Override
    public List<OwnerId> takeExpiredOwners() {
        Instant now = tables.clock.now();
        Set<String> gone =
                new LinkedHashSet<>(tables.orchestrators.keys((_, end) -> end.isBefore(now)));
        gone.forEach(tables.orchestrators::remove);
        for (JobRow row : tables.jobs.rows((_, row) -> row.owner() != null)) {
            String owner = String.valueOf(row.owner());
            if (tables.orchestrators.get(owner).isEmpty()) {
                gone.add(owner);
            }
        }
        return gone.stream().map(OwnerId::new).toList();
    }

    @Override
    public int forgetDeadWorkers(Duration ago) {
        Instant limit = tables.clock.now().minus(ago);
        List<String> dead =
                tables.workers.keys((name, row) ->
                        row.leaseUntil().isBefore(limit) && !hasTasks(new WorkerId(name)));
        dead.forEach(tables.workers::remove);
        return dead.size();
    }

    private boolean hasTasks(WorkerId worker) {
        return !tables.leases.keys((_, lease) -> lease.worker().equals(worker)).isEmpty();
    }

    @Override
    public void leave(OwnerId owner) {
        tables.orchestrators.remove(owner.value());
    }

    @Override
    public void leave(WorkerId worker) {
        tables.workers.remove(worker.value());
    }
}

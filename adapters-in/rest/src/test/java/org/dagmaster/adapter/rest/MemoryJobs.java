package org.dagmaster.adapter.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.EventType;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobEvent;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.NodeStatus;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in memory. They know one workflow, {@code greet} version 2, whose input {@code name} is
 * required and whose input {@code times} is 1 to 9; its one task moves when a test says so, and it
 * has a fan_out {@code split} if a test gives it children.
 */
final class MemoryJobs implements SubmitJob, ViewJobs {

    static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.25Z");

    private static final class Entry {
        private final List<JobEvent> events = new ArrayList<>();
        private final List<Semaphore> listeners = new ArrayList<>();
        private Job job;
        private NodeView node;
        private List<ChildView> children = List.of();

        private Entry(Job job) {
            this.job = job;
            this.node = MemoryNodes.greeting(NodeStatus.READY, 0, null, null, null);
            event(EventType.JOB_CREATED, null, Map.of("actor", "anonymous"));
        }

        private void event(EventType type, @Nullable NodeId node, Map<String, Object> detail) {
            events.add(
                    new JobEvent(
                            job.id(),
                            events.size() + 1L,
                            CREATED.plusSeconds(events.size()),
                            type,
                            node,
                            new LinkedHashMap<>(detail)));
        }

        private void signal() {
            listeners.forEach(Semaphore::release);
        }
    }

    final AtomicInteger openWatches = new AtomicInteger();
    final AtomicInteger progressReads = new AtomicInteger();
    final List<Thread> askedBy = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    private final Map<JobId, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Request> keys = new LinkedHashMap<>();
    private final Map<String, JobId> jobsByKey = new LinkedHashMap<>();
    private @Nullable RuntimeException outage;

    /** From now on every question about jobs ends with this failure; null ends the outage. */
    synchronized void failWith(@Nullable RuntimeException failure) {
        outage = failure;
    }

    @Override
    public synchronized Submitted submit(Request request) {
        requests.add(request);
        check(request);
        String key = request.idempotencyKey();
        JobId first = key == null ? null : jobsByKey.get(key);
        if (first != null) {
            if (!request.equals(keys.get(key))) {
                throw Refused.conflict(
                        "IDEMPOTENCY_KEY_REUSED", "the key was used for another request");
            }
            return new Submitted(get(first), false);
        }
        Job job = add(request.inputs());
        if (key != null) {
            keys.put(key, request);
            jobsByKey.put(key, job.id());
        }
        return new Submitted(job, true);
    }

    private static void check(Request request) {
        if (!request.workflowId().equals("greet")) {
            throw Refused.notFound(
                    "WORKFLOW_NOT_FOUND", "there is no workflow '" + request.workflowId() + "'");
        }
        List<Refused.Fault> faults = new ArrayList<>();
        if (!(request.inputs().get("name") instanceof String)) {
            faults.add(
                    new Refused.Fault(
                            new ErrorCode("INPUT_MISSING"), "'name' is missing", "/inputs/name"));
        }
        if (request.inputs().get("times") instanceof Integer times && times > 9) {
            faults.add(
                    new Refused.Fault(
                            new ErrorCode("INPUT_TOO_LARGE"),
                            "'times' is over 9",
                            "/inputs/times"));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid("INPUT_INVALID", "the inputs do not fit 'greet'", faults);
        }
    }

    /** A new job, as if submitted. */
    synchronized Job add(Map<String, @Nullable Object> inputs) {
        JobId id =
                new JobId(
                        new UUID(0x0190_0000_0000_7000L + entries.size(), 0x8000_0000_0000_0001L));
        Job job =
                Job.submitted(
                        id,
                        new WorkflowRef(new WorkflowId("greet"), 2),
                        inputs,
                        CREATED.plusSeconds(entries.size()));
        entries.put(id, new Entry(job));
        return job;
    }

    /** The task reports how far it is; whoever watches is told. */
    synchronized void report(JobId id, int percent) {
        Entry entry = entry(id);
        entry.job = with(entry.job, JobStatus.RUNNING, null, null);
        entry.node =
                MemoryNodes.greeting(
                        NodeStatus.RUNNING,
                        1,
                        new Progress(percent, 100, "at " + percent),
                        null,
                        null);
        entry.signal();
    }

    /** The task ends well, and the job with it. */
    synchronized void complete(JobId id) {
        Entry entry = entry(id);
        Output output = Output.of(Map.of("greeting", "hello"));
        entry.node = MemoryNodes.greeting(NodeStatus.COMPLETED, 1, null, output, null);
        entry.event(EventType.NODE_COMPLETED, new NodeId("greet"), Map.of("attempt", 1));
        entry.event(EventType.JOB_COMPLETED, null, Map.of());
        entry.job = with(entry.job, JobStatus.COMPLETED, output, null);
        entry.signal();
    }

    /** The task fails, and the job with it; nobody is told. */
    synchronized void failUnnoticed(JobId id) {
        Entry entry = entry(id);
        Failure failure = Failure.permanent(new ErrorCode("BLOB_NOT_FOUND"), "no such blob");
        entry.node = MemoryNodes.greeting(NodeStatus.FAILED, 2, null, null, failure);
        entry.event(EventType.JOB_FAILED, null, Map.of());
        entry.job = with(entry.job, JobStatus.FAILED, null, failure);
    }

    /** The task and the job end well, with an output too large to be carried along. */
    synchronized void completeLargely(JobId id) {
        Entry entry = entry(id);
        Output kept = new Output.Stored("jobs/" + id + "/greet/1.json", 1_300_000);
        entry.node = MemoryNodes.greeting(NodeStatus.COMPLETED, 1, null, kept, null);
        entry.job = with(entry.job, JobStatus.COMPLETED, kept, null);
    }

    /** Gives the job a fan_out {@code split} with a child in each of these states. */
    synchronized void split(JobId id, NodeState... states) {
        List<ChildView> children = new ArrayList<>();
        for (NodeState state : states) {
            children.add(new ChildView(new ChildId(MemoryNodes.SPLIT, children.size()), state));
        }
        entry(id).children = List.copyOf(children);
    }

    /** Moves the job to a status that it does not end in. */
    synchronized Job move(JobId id, JobStatus status) {
        Entry entry = entry(id);
        entry.job = with(entry.job, status, null, null);
        return entry.job;
    }

    /** Tells whoever watches, though nothing changed. */
    synchronized void signal(JobId id) {
        entry(id).signal();
    }

    @Override
    public synchronized Page list(@Nullable JobStatus status, @Nullable JobId after, int limit) {
        askedBy.add(Thread.currentThread());
        failIfOut();
        List<Job> found =
                entries.values().stream()
                        .map(entry -> entry.job)
                        .filter(job -> status == null || job.status() == status)
                        .filter(job -> after == null || job.id().compareTo(after) < 0)
                        .sorted(Comparator.comparing(Job::id).reversed())
                        .toList();
        List<Job> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? page.getLast().id() : null);
    }

    @Override
    public synchronized Job get(JobId id) {
        return entry(id).job;
    }

    @Override
    public synchronized List<NodeView> nodes(JobId id) {
        Entry entry = entry(id);
        Stream<NodeView> split = Stream.of(MemoryNodes.splitting(entry.children));
        return Stream.concat(Stream.of(entry.node), split.filter(_ -> !entry.children.isEmpty()))
                .toList();
    }

    @Override
    public synchronized NodeView node(JobId id, String nodeId) {
        NodeView node =
                nodes(id).stream()
                        .filter(each -> each.nodeId().equals(nodeId))
                        .findFirst()
                        .orElseThrow(() -> noNode(nodeId));
        return node.output() instanceof Output.Stored
                ? node.withOutput(Output.of(Map.of("whole", true)))
                : node;
    }

    @Override
    public synchronized List<ChildView> children(
            JobId id, String nodeId, @Nullable NodeStatus status, int from, int limit) {
        List<ChildView> children = entry(id).children;
        if (children.isEmpty() || !nodeId.equals(MemoryNodes.SPLIT.value())) {
            throw noNode(nodeId);
        }
        return children.stream()
                .filter(child -> child.id().index() >= from)
                .filter(child -> status == null || child.state().status() == status)
                .limit(limit)
                .toList();
    }

    static Refused noNode(String nodeId) {
        return Refused.notFound("NODE_NOT_FOUND", "the job has no node '" + nodeId + "'");
    }

    @Override
    public synchronized List<JobEvent> events(JobId id, long after, int limit) {
        return entry(id).events.stream().filter(e -> e.seq() > after).limit(limit).toList();
    }

    @Override
    public synchronized JobProgress progress(JobId id) {
        progressReads.incrementAndGet();
        Entry entry = entry(id);
        Map<NodeStatus, Integer> counts = new EnumMap<>(NodeStatus.class);
        nodes(id).forEach(node -> counts.merge(node.status(), 1, Integer::sum));
        Progress progress = entry.node.progress();
        double fraction = progress == null ? 0 : progress.fraction();
        return new JobProgress(
                id,
                entry.job.status(),
                counts,
                entry.node.status().isTerminal() ? 1 : fraction,
                entry.events.size(),
                nodes(id));
    }

    @Override
    public synchronized Watch watch(JobId id) {
        Semaphore signals = new Semaphore(0);
        Entry entry = entry(id);
        entry.listeners.add(signals);
        openWatches.incrementAndGet();
        return new Watch() {
            @Override
            public boolean awaitChange(Duration patience) throws InterruptedException {
                boolean signalled = signals.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
                signals.drainPermits();
                return signalled;
            }

            @Override
            public void close() {
                synchronized (MemoryJobs.this) {
                    entry.listeners.remove(signals);
                    openWatches.decrementAndGet();
                }
            }
        };
    }

    private Entry entry(JobId id) {
        failIfOut();
        Entry entry = entries.get(id);
        if (entry == null) {
            throw Refused.notFound("JOB_NOT_FOUND", "there is no job " + id);
        }
        return entry;
    }

    private void failIfOut() {
        if (outage != null) {
            throw outage;
        }
    }

    private static Job with(
            Job job, JobStatus status, @Nullable Output result, @Nullable Failure failure) {
        UnaryOperator<Instant> later = at -> at.plusSeconds(60);
        return new Job(
                job.id(),
                job.workflow(),
                status,
                job.inputs(),
                job.nodes(),
                job.lastEvent(),
                job.createdAt(),
                job.createdAt(),
                status.isTerminal() ? later.apply(job.createdAt()) : null,
                result,
                failure);
    }
}

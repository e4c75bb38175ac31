package org.dagmaster.domain.explanation;

import static org.dagmaster.domain.explanation.Situation.BUSY;
import static org.dagmaster.domain.explanation.Situation.DONE;
import static org.dagmaster.domain.explanation.Situation.NOON;
import static org.dagmaster.domain.explanation.Situation.ago;
import static org.dagmaster.domain.explanation.Situation.fanOut;
import static org.dagmaster.domain.explanation.Situation.in;
import static org.dagmaster.domain.explanation.Situation.orphanedJob;
import static org.dagmaster.domain.explanation.Situation.paused;
import static org.dagmaster.domain.explanation.Situation.running;

import java.util.List;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.WorkerId;

/** What is told of nodes that have not been given to a queue. */
final class WaitingRows {

    private WaitingRows() {}

    static List<Row> ofDependencies() {
        NodeState running = new NodeState.Running(1, 0, new WorkerId("worker-1"), NOON);
        NodeState failed = new NodeState.Failed(1, BUSY);
        return List.of(
                new Row(
                        "waits for two",
                        running().node("b", running),
                        "c",
                        WaitReason.DEPENDENCY,
                        null,
                        "waits for 'b' (running) and 'a' (pending)"),
                new Row(
                        "waits for the rest",
                        running().node("a", DONE).node("b", new NodeState.Ready(0, 0, null)),
                        "c",
                        WaitReason.DEPENDENCY,
                        null,
                        "waits for 'b' (ready)"),
                new Row(
                        "waits for very many",
                        running().wide(15).dispatched("t7", 1, 5),
                        "end",
                        WaitReason.DEPENDENCY,
                        null,
                        "waits for 't7' (dispatched), 't0' (pending), 't1' (pending) and 12 more"),
                new Row(
                        "waits for four",
                        running().wide(4).dispatched("t1", 1, 5),
                        "end",
                        WaitReason.DEPENDENCY,
                        null,
                        "waits for 't1' (dispatched), 't0' (pending), 't2' (pending) and 't3' (pending)"),
                new Row(
                        "can no longer run",
                        running().node("a", failed).node("b", running),
                        "c",
                        WaitReason.DEPENDENCY,
                        null,
                        "can no longer run, because of 'a' (failed); it is cancelled when the job ends"),
                new Row(
                        "all before it has ended while the job is paused",
                        paused(null).node("a", DONE).node("b", DONE),
                        "c",
                        WaitReason.PAUSED,
                        null,
                        "all before it has ended; whether it runs is decided once the job is resumed"),
                new Row(
                        "all before it has ended while the owner is dead",
                        orphanedJob().node("a", DONE).node("b", DONE),
                        "c",
                        WaitReason.DEAD_OWNER,
                        null,
                        "all before it has ended; whether it runs is decided once an orchestrator has taken the job over"),
                new Row(
                        "fan_in waits for its fan_out",
                        running().node("split", fanOut(100, 100, 12, 1)),
                        "join",
                        WaitReason.CHILDREN,
                        ago(60),
                        "waits for 'split' (12 of 100 children done)"));
    }

    static List<Row> ofRetries() {
        NodeState ahead = new NodeState.Ready(1, 0, in(12));
        return List.of(
                new Row(
                        "to be tried again",
                        running().node("a", ahead).failedWith("a", BUSY, 8),
                        "a",
                        WaitReason.RETRY_TIME,
                        ago(8),
                        "attempt 1 failed with BUSY: not now; the next one starts at 12:00:12 UTC (in 12 s); 2 retries are left"),
                new Row(
                        "to be tried again for the last time, tomorrow",
                        running()
                                .node("a", new NodeState.Ready(3, 1, in(86_400)))
                                .failedWith("a", BUSY, 8),
                        "a",
                        WaitReason.RETRY_TIME,
                        ago(8),
                        "attempt 3 failed with BUSY: not now; the next one starts at 2026-03-02 12:00:00 UTC (in 1 d); 1 retry is left"),
                new Row(
                        "to be tried again at once, for the worker had to stop",
                        running()
                                .node("a", new NodeState.Ready(1, 1, NOON))
                                .failedWith("a", stopped(), 0),
                        "a",
                        WaitReason.OWNER,
                        NOON,
                        "attempt 1 failed with WORKER_STOPPED: the worker was told to stop; the next one starts within seconds; 2 retries are left"),
                new Row(
                        "to be tried again, and how it failed is not known",
                        running().node("a", ahead),
                        "a",
                        WaitReason.RETRY_TIME,
                        null,
                        "attempt 1 failed; the next one starts at 12:00:12 UTC (in 12 s); 2 retries are left"),
                new Row(
                        "to be tried again while the job is paused",
                        paused(null).node("a", ahead).failedWith("a", BUSY, 8),
                        "a",
                        WaitReason.PAUSED,
                        ago(8),
                        "attempt 1 failed with BUSY: not now; the next one starts once the job is resumed, at 12:00:12 UTC (in 12 s) at the earliest; 2 retries are left"),
                new Row(
                        "to be tried again now while nobody owns the job",
                        running()
                                .unowned(1)
                                .node("a", new NodeState.Ready(1, 0, ago(1)))
                                .failedWith("a", BUSY, 11),
                        "a",
                        WaitReason.NO_OWNER,
                        ago(11),
                        "attempt 1 failed with BUSY: not now; the next one starts once an orchestrator has taken the job; 2 retries are left"),
                new Row(
                        "ready",
                        running().node("a", NodeState.Ready.afresh(2)),
                        "a",
                        WaitReason.OWNER,
                        null,
                        "is ready to run, and its task goes to the queue 'light' within seconds"),
                new Row(
                        "ready while the job is paused",
                        paused(null).node("split", NodeState.Ready.afresh(1)),
                        "split",
                        WaitReason.PAUSED,
                        null,
                        "is ready to run, and it starts once the job is resumed"));
    }

    private static Failure stopped() {
        return Failure.transientFailure(ErrorCode.WORKER_STOPPED, "the worker was told to stop");
    }
}

package org.dagmaster.domain.explanation;

import static org.dagmaster.domain.explanation.Situation.ago;
import static org.dagmaster.domain.explanation.Situation.paused;
import static org.dagmaster.domain.explanation.Situation.running;

import java.util.List;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.WorkerId;

/** What is told of nodes whose task is on a queue or with a worker. */
final class TaskRows {

    private TaskRows() {}

    static List<Row> ofTasks() {
        return List.of(
                new Row(
                        "on a queue that no worker takes from",
                        running().dispatched("a", 1, 75).queued("a", 1).service(5, 0, 0),
                        "a",
                        WaitReason.QUEUE_WITHOUT_WORKER,
                        ago(75),
                        "its task has waited for 1 min 15 s, but no worker takes from the queue 'light'; start one that does"),
                new Row(
                        "on a queue whose workers are busy",
                        running().dispatched("a", 1, 5).queued("a", 1),
                        "a",
                        WaitReason.SLOT,
                        ago(5),
                        "its task has waited for 5 s: the queue 'light' has 37 tasks waiting, and 2 workers with 4 slots"),
                new Row(
                        "on a queue of one",
                        running().dispatched("a", 1, 5).queued("a", 1).service(1, 1, 1),
                        "a",
                        WaitReason.SLOT,
                        ago(5),
                        "its task has waited for 5 s: the queue 'light' has 1 task waiting, and 1 worker with 1 slot"),
                new Row(
                        "held back",
                        paused(null).dispatched("a", 1, 400).held("a", 1),
                        "a",
                        WaitReason.PAUSED,
                        ago(300),
                        "its task is held back until the job is resumed"),
                new Row(
                        "with a worker",
                        running().dispatched("a", 1, 6).leased("a", 1, 5, null),
                        "a",
                        WaitReason.WORKER,
                        ago(5),
                        "worker 'worker-1' has run attempt 1 for 5 s; it times out at 12:00:55 UTC (in 55 s)"),
                new Row(
                        "with a worker that tells how far it is",
                        running()
                                .node(
                                        "a",
                                        new NodeState.Running(
                                                2, 0, new WorkerId("worker-1"), ago(5)))
                                .leased("a", 2, 5, new Progress(3, 10, "warping")),
                        "a",
                        WaitReason.WORKER,
                        ago(5),
                        "worker 'worker-1' has run attempt 2 for 5 s (3 of 10, warping); it times out at 12:00:55 UTC (in 55 s)"),
                new Row(
                        "with a worker that tells what it does",
                        running().dispatched("a", 1, 6).leased("a", 1, 5, new Progress(0, 0, "x")),
                        "a",
                        WaitReason.WORKER,
                        ago(5),
                        "worker 'worker-1' has run attempt 1 for 5 s (x); it times out at 12:00:55 UTC (in 55 s)"),
                new Row(
                        "past its timeout",
                        running().dispatched("a", 1, 62).leased("a", 1, 61, null),
                        "a",
                        WaitReason.WORKER,
                        ago(61),
                        "worker 'worker-1' has run attempt 1 for 1 min 1 s; its time was up at 11:59:59 UTC, and it is stopped within seconds"),
                new Row(
                        "with a dead worker",
                        running().dispatched("a", 1, 20).lost("a", 1, ago(3)),
                        "a",
                        WaitReason.DEAD_WORKER,
                        ago(3),
                        "worker 'worker-1', which had attempt 1, has counted as dead for 3 s; the attempt is given up within seconds and tried again; 2 retries are left"),
                new Row(
                        "with a worker that is gone, for the last time",
                        running().dispatched("a", 3, 20).lost("a", 3, null),
                        "a",
                        WaitReason.DEAD_WORKER,
                        null,
                        "worker 'worker-1', which had attempt 3, is gone; the attempt is given up within seconds, and no retry is left"),
                new Row(
                        "with a dead worker while the job is paused",
                        paused(null).dispatched("a", 1, 400).lost("a", 1, ago(3)),
                        "a",
                        WaitReason.DEAD_WORKER,
                        ago(3),
                        "worker 'worker-1', which had attempt 1, has counted as dead for 3 s; the attempt is given up once the job is resumed and tried again; 2 retries are left"),
                new Row(
                        "reported",
                        running().dispatched("a", 1, 20).leased("b", 1, 5, null),
                        "a",
                        WaitReason.OWNER,
                        null,
                        "attempt 1 has ended, and what it gave is taken up within seconds"),
                new Row(
                        "reported while the job is paused",
                        paused(null).dispatched("a", 1, 400),
                        "a",
                        WaitReason.PAUSED,
                        null,
                        "attempt 1 has ended, and what it gave is taken up once the job is resumed"));
    }
}

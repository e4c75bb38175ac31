package org.dagmaster.domain.explanation;

import static org.dagmaster.domain.explanation.Situation.ago;
import static org.dagmaster.domain.explanation.Situation.fanOut;
import static org.dagmaster.domain.explanation.Situation.in;
import static org.dagmaster.domain.explanation.Situation.orphanedJob;
import static org.dagmaster.domain.explanation.Situation.paused;
import static org.dagmaster.domain.explanation.Situation.running;

import java.util.List;

/** What is told of fan_outs at work. */
final class FanOutRows {

    private FanOutRows() {}

    static List<Row> ofFanOuts() {
        Situation atWork = running().node("split", fanOut(100_000, 2_000, 12, 0));
        for (int child = 20; child < 24; child++) {
            atWork.leased("split__" + child, 1, 5, null);
        }
        return List.of(
                new Row(
                        "children at work",
                        atWork.queued("split", 1_980).retrying("split", 3, in(20)),
                        "split",
                        WaitReason.CHILDREN,
                        ago(60),
                        "12 of 100,000 children are done; 4 run, 1,980 are on the queue, 1 has ended and is to be taken up, 3 wait for another attempt, the next at 12:00:20 UTC (in 20 s), 98,000 are yet to be created; the queue 'light' has 37 tasks waiting, and 2 workers with 4 slots"),
                new Row(
                        "children of which one failed",
                        running().node("split", fanOut(3, 3, 1, 1)).leased("split__2", 2, 5, null),
                        "split",
                        WaitReason.CHILDREN,
                        ago(60),
                        "1 of 3 children are done, 1 failed for good (BUSY: child 7: not now); 1 runs"),
                new Row(
                        "an only child",
                        running().node("split", fanOut(1, 1, 0, 0)),
                        "split",
                        WaitReason.CHILDREN,
                        ago(60),
                        "0 of 1 child is done; 1 has ended and is to be taken up"),
                new Row(
                        "children on a queue that no worker takes from",
                        running()
                                .node("split", fanOut(9, 9, 4, 0))
                                .queued("split", 5)
                                .service(5, 0, 0),
                        "split",
                        WaitReason.QUEUE_WITHOUT_WORKER,
                        ago(60),
                        "4 of 9 children are done; 5 are on the queue; no worker takes from the queue 'light'; start one that does"),
                new Row(
                        "children on a queue whose workers do something else",
                        running().node("split", fanOut(9, 9, 4, 0)).queued("split", 5),
                        "split",
                        WaitReason.SLOT,
                        ago(60),
                        "4 of 9 children are done; 5 are on the queue; the queue 'light' has 37 tasks waiting, and 2 workers with 4 slots"),
                new Row(
                        "children with a dead worker",
                        running()
                                .node("split", fanOut(3, 3, 1, 0))
                                .lost("split__1", 1, ago(3))
                                .leased("split__2", 1, 3, null),
                        "split",
                        WaitReason.DEAD_WORKER,
                        ago(60),
                        "1 of 3 children are done; 1 runs, 1 was with a dead worker; what dead workers had is given up within seconds, and tried again where retries are left"),
                new Row(
                        "children that all wait for another attempt",
                        running().node("split", fanOut(3, 3, 1, 0)).retrying("split", 2, in(20)),
                        "split",
                        WaitReason.RETRY_TIME,
                        ago(60),
                        "1 of 3 children are done; 2 wait for another attempt, the next at 12:00:20 UTC (in 20 s)"),
                new Row(
                        "children that are tried again now",
                        running().node("split", fanOut(3, 3, 1, 0)).retrying("split", 2, ago(1)),
                        "split",
                        WaitReason.CHILDREN,
                        ago(60),
                        "1 of 3 children are done; 2 wait for another attempt"),
                new Row(
                        "children while the job is paused",
                        paused(null)
                                .node("split", fanOut(9, 9, 4, 0))
                                .held("split", 3)
                                .leased("split__8", 1, 5, null)
                                .retrying("split", 1, in(20)),
                        "split",
                        WaitReason.PAUSED,
                        ago(60),
                        "4 of 9 children are done; 1 runs, 3 are held back, 1 waits for another attempt; nothing more starts until the job is resumed"),
                new Row(
                        "children that nobody takes up while the owner is dead",
                        orphanedJob().node("split", fanOut(9, 5, 4, 0)),
                        "split",
                        WaitReason.DEAD_OWNER,
                        ago(60),
                        "4 of 9 children are done; 1 has ended and is to be taken up, 4 are yet to be created; it goes on once an orchestrator has taken the job over"),
                new Row(
                        "children that run while the owner is dead",
                        orphanedJob()
                                .node("split", fanOut(9, 9, 8, 0))
                                .leased("split__8", 1, 5, null),
                        "split",
                        WaitReason.CHILDREN,
                        ago(60),
                        "8 of 9 children are done; 1 runs"));
    }
}

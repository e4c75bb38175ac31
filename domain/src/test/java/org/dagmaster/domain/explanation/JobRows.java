package org.dagmaster.domain.explanation;

import static org.dagmaster.domain.explanation.Situation.ID;
import static org.dagmaster.domain.explanation.Situation.ago;
import static org.dagmaster.domain.explanation.Situation.in;
import static org.dagmaster.domain.explanation.Situation.orphanedJob;
import static org.dagmaster.domain.explanation.Situation.paused;
import static org.dagmaster.domain.explanation.Situation.running;

import java.util.List;
import org.dagmaster.domain.job.JobStatus;

/** What is told of jobs as a whole. */
final class JobRows {

    private JobRows() {}

    static List<Row> ofJobs() {
        return List.of(
                new Row(
                        "submitted",
                        in(JobStatus.PENDING).unowned(2),
                        null,
                        WaitReason.NO_OWNER,
                        ago(3600),
                        "no orchestrator has taken the job yet, 1 h after it was submitted; 2 are alive, and the first that has room takes it"),
                new Row(
                        "submitted while no orchestrator runs",
                        in(JobStatus.PENDING).unowned(0),
                        null,
                        WaitReason.NO_OWNER,
                        ago(3600),
                        "no orchestrator has taken the job yet, 1 h after it was submitted, and none is alive; start one with `dagmaster serve`"),
                new Row(
                        "given back",
                        running().unowned(1),
                        null,
                        WaitReason.NO_OWNER,
                        null,
                        "the job has no orchestrator at the moment; 1 is alive, and the first that has room takes it"),
                new Row(
                        "given back while no orchestrator runs",
                        running().unowned(0),
                        null,
                        WaitReason.NO_OWNER,
                        null,
                        "the job has no orchestrator at the moment, and none is alive; start one with `dagmaster serve`"),
                new Row(
                        "owner dead",
                        orphanedJob(),
                        null,
                        WaitReason.DEAD_OWNER,
                        ago(3),
                        "orchestrator 'orchestrator-1', which owns the job, has counted as dead for 3 s; another one takes the job over within seconds"),
                new Row(
                        "owner dead and no other alive",
                        running().orphaned(ago(90), 0),
                        null,
                        WaitReason.DEAD_OWNER,
                        ago(90),
                        "orchestrator 'orchestrator-1', which owns the job, has counted as dead for 1 min 30 s, and no other is alive; start one with `dagmaster serve`"),
                new Row(
                        "owner gone without giving the job back",
                        running().orphaned(null, 1),
                        null,
                        WaitReason.DEAD_OWNER,
                        null,
                        "orchestrator 'orchestrator-1', which owns the job, is gone; another one takes the job over within seconds"),
                new Row(
                        "paused",
                        paused(null),
                        null,
                        WaitReason.PAUSED,
                        ago(300),
                        "'olga' paused the job 5 min ago; resume it with `dagmaster job resume "
                                + ID
                                + "`; what runs goes on, and nothing else starts until then"),
                new Row(
                        "paused for a reason",
                        paused("disk full"),
                        null,
                        WaitReason.PAUSED,
                        ago(300),
                        "'olga' paused the job 5 min ago (disk full); resume it with `dagmaster job resume "
                                + ID
                                + "`; what runs goes on, and nothing else starts until then"),
                new Row(
                        "paused so long ago that the event is gone",
                        paused(null).byNobodyKnown(),
                        null,
                        WaitReason.PAUSED,
                        null,
                        "the job is paused; resume it with `dagmaster job resume "
                                + ID
                                + "`; what runs goes on, and nothing else starts until then"),
                new Row(
                        "between two steps",
                        running(),
                        "a",
                        WaitReason.OWNER,
                        null,
                        "all before it has ended; whether it runs is decided within seconds"),
                new Row(
                        "of a workflow that cannot be read",
                        running().unreadable(),
                        null,
                        WaitReason.OWNER,
                        null,
                        "the job's orchestrator has it in its hands, and goes on within seconds"),
                new Row(
                        "completed",
                        in(JobStatus.COMPLETED),
                        null,
                        WaitReason.ENDED,
                        ago(7200),
                        "the job completed 2 h ago; run it again from a node with `dagmaster job rerun %s NODE` or submit it again with `dagmaster job resubmit %s`"
                                .formatted(ID, ID)),
                new Row(
                        "failed",
                        in(JobStatus.FAILED),
                        null,
                        WaitReason.ENDED,
                        ago(7200),
                        "the job failed 2 h ago with BROKEN: node 'a': it broke; try what failed again with `dagmaster job retry %s`, run it again from a node with `dagmaster job rerun %s NODE` or submit it again with `dagmaster job resubmit %s`"
                                .formatted(ID, ID, ID)),
                new Row(
                        "cancelled",
                        in(JobStatus.CANCELLED).by("olga"),
                        null,
                        WaitReason.ENDED,
                        ago(7200),
                        "'olga' cancelled the job 2 h ago; take it up again with `dagmaster job retry %s`, or submit it anew with `dagmaster job resubmit %s`"
                                .formatted(ID, ID)),
                new Row(
                        "cancelled so long ago that the event is gone",
                        in(JobStatus.CANCELLED),
                        null,
                        WaitReason.ENDED,
                        ago(7200),
                        "the job was cancelled; take it up again with `dagmaster job retry %s`, or submit it anew with `dagmaster job resubmit %s`"
                                .formatted(ID, ID)));
    }
}

package org.dagmaster.domain.explanation;

import java.time.Instant;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.dagmaster.domain.workflow.RetryPolicy;
import org.dagmaster.domain.workflow.WorkNode;
import org.jspecify.annotations.Nullable;

/** What a node waits for whose task is on a queue, with a worker, or to be tried again. */
final class TaskWaits {

    private final Facts facts;
    private final Hold hold;
    private final Instant now;

    TaskWaits(Facts facts, Hold hold) {
        this.facts = facts;
        this.hold = hold;
        this.now = facts.now();
    }

    /** Another attempt is to follow one that failed. */
    Wait again(WorkNode node, NodeState.Ready ready, Instant due) {
        Facts.LastFailure last = facts.failures().get(node.id());
        String before =
                last == null
                        ? "attempt %d failed".formatted(ready.attempt())
                        : "attempt %d failed with %s"
                                .formatted(ready.attempt(), Phrases.failure(last.cause()));
        int left = retriesLeft(node.task().retry(), ready.attempt(), ready.spared());
        String sentence =
                "%s; the next one starts %s; %s"
                        .formatted(before, start(ready, due), Phrases.retriesLeft(left));
        boolean isTimeAlone = hold.isAtWork() && !ready.isDue(now);
        return new Wait(
                node.id(),
                isTimeAlone ? WaitReason.RETRY_TIME : hold.reason(),
                sentence,
                last == null ? null : last.at());
    }

    private String start(NodeState.Ready ready, Instant due) {
        if (ready.isDue(now)) {
            return hold.when();
        }
        String time = "at " + Phrases.ahead(due, now);
        return hold.isAtWork() ? time : hold.when() + ", " + time + " at the earliest";
    }

    /** An attempt has been given to its queue. */
    Wait inFlight(WorkNode node, NodeState state, int spared, Instant since) {
        NodeId id = node.id();
        Facts.Attempt attempt = attempt(id, state.attempt());
        Facts.Place place = facts.place(id);
        if (attempt != null) {
            return attempt.isWorkerAlive() ? running(attempt) : lost(node, attempt, spared);
        }
        if (place.queued() > 0) {
            return queued(id, node.task().queue(), since);
        }
        if (place.held() > 0) {
            Facts.Hand hand = facts.hand();
            return new Wait(
                    id,
                    WaitReason.PAUSED,
                    "its task is held back until the job is resumed",
                    hand == null ? null : hand.at());
        }
        return new Wait(
                id,
                hold.reason(),
                "attempt %d has ended, and what it gave is taken up %s"
                        .formatted(state.attempt(), hold.when()),
                null);
    }

    private Facts.@Nullable Attempt attempt(NodeId node, int number) {
        for (Facts.Attempt attempt : facts.attempts()) {
            if (attempt.task().node().equals(node) && attempt.task().attempt() == number) {
                return attempt;
            }
        }
        return null;
    }

    private Wait running(Facts.Attempt attempt) {
        String progress = attempt.progress() == null ? "" : Phrases.progress(attempt.progress());
        Instant end = attempt.since().plus(attempt.timeout());
        String limit =
                now.isBefore(end)
                        ? "it times out at " + Phrases.ahead(end, now)
                        : "its time was up at %s, and it is stopped within seconds"
                                .formatted(Phrases.time(end, now));
        return new Wait(
                attempt.task().node(),
                WaitReason.WORKER,
                "worker '%s' has run attempt %d for %s%s; %s"
                        .formatted(
                                attempt.worker(),
                                attempt.task().attempt(),
                                Phrases.age(attempt.since(), now),
                                progress.isEmpty() ? "" : " (" + progress + ")",
                                limit),
                attempt.since());
    }

    private Wait lost(WorkNode node, Facts.Attempt attempt, int spared) {
        Instant aliveUntil = attempt.workerAliveUntil();
        int number = attempt.task().attempt();
        int left = retriesLeft(node.task().retry(), number, spared);
        String next =
                left == 0
                        ? "the attempt is given up %s, and no retry is left"
                        : "the attempt is given up %s and tried again; "
                                + Phrases.retriesLeft(left);
        return new Wait(
                node.id(),
                WaitReason.DEAD_WORKER,
                "worker '%s', which had attempt %d, %s; %s"
                        .formatted(
                                attempt.worker(),
                                number,
                                aliveUntil == null
                                        ? "is gone"
                                        : "has counted as dead for " + Phrases.age(aliveUntil, now),
                                next.formatted(hold.when())),
                aliveUntil);
    }

    private Wait queued(NodeId node, QueueName queue, Instant since) {
        Facts.Service service = facts.service(queue);
        String waited = Phrases.age(since, now);
        return service.workers() == 0
                ? new Wait(
                        node,
                        WaitReason.QUEUE_WITHOUT_WORKER,
                        "its task has waited for %s, but no worker takes from the queue '%s'; start one that does"
                                .formatted(waited, queue),
                        since)
                : new Wait(
                        node,
                        WaitReason.SLOT,
                        "its task has waited for %s: %s".formatted(waited, busy(queue, service)),
                        since);
    }

    /** How much there is to do on a queue, and who does it. */
    static String busy(QueueName queue, Facts.Service service) {
        return "the queue '%s' has %s waiting, and %s with %s"
                .formatted(
                        queue,
                        Phrases.count(service.tasks(), "task"),
                        Phrases.count(service.workers(), "worker"),
                        Phrases.count(service.slots(), "slot"));
    }

    /**
     * How many retries may still follow an attempt that has failed, or would now.
     *
     * @param spared attempts that used up no retry
     */
    private static int retriesLeft(RetryPolicy policy, int attempt, int spared) {
        return Math.max(0, policy.maxAttempts() - Math.max(0, attempt - spared - 1));
    }
}

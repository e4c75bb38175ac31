package org.dagmaster.domain.explanation;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.FanOutNode;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;

/** What a fan_out at work waits for: its children in numbers, and what is most in their way. */
final class FanOutWait {

    private final Facts facts;
    private final Hold hold;
    private final FanOutNode node;
    private final NodeState.FanningOut state;
    private final Facts.Place place;
    private final Facts.@Nullable Retries retries;
    private final int running;
    private final int lost;
    private final int reported;

    FanOutWait(Facts facts, Hold hold, FanOutNode node, NodeState.FanningOut state) {
        this.facts = facts;
        this.hold = hold;
        this.node = node;
        this.state = state;
        this.place = facts.place(node.id());
        this.retries = facts.retries().get(node.id());
        this.running = attempts(true);
        this.lost = attempts(false);
        // Facts are read one after the other, while children move on: they may not add up.
        int elsewhere = place.queued() + place.held() + running + lost + waiting();
        this.reported = Math.max(0, state.counts().live() - elsewhere);
    }

    private int attempts(boolean ofLivingWorkers) {
        return (int)
                facts.attempts().stream()
                        .filter(attempt -> attempt.isWorkerAlive() == ofLivingWorkers)
                        .flatMap(attempt -> ChildId.parse(attempt.task().node()).stream())
                        .filter(child -> child.fanOut().equals(node.id()))
                        .count();
    }

    private int waiting() {
        return retries == null ? 0 : retries.children();
    }

    Wait tell() {
        WaitReason reason = reason();
        return new Wait(node.id(), reason, numbers() + obstacle(reason), state.since());
    }

    private WaitReason reason() {
        if (hold.reason() == WaitReason.PAUSED) {
            return WaitReason.PAUSED;
        }
        if (place.queued() > 0 && service().workers() == 0) {
            return WaitReason.QUEUE_WITHOUT_WORKER;
        }
        if (lost > 0) {
            return WaitReason.DEAD_WORKER;
        }
        if (!hold.isAtWork()) {
            return running + place.queued() > 0 ? WaitReason.CHILDREN : hold.reason();
        }
        if (running == 0 && place.queued() > 0) {
            return WaitReason.SLOT;
        }
        return running + reported == 0 && isRetryAhead()
                ? WaitReason.RETRY_TIME
                : WaitReason.CHILDREN;
    }

    private boolean isRetryAhead() {
        return retries != null && retries.next().isAfter(facts.now());
    }

    private String numbers() {
        FanOutCounts counts = state.counts();
        List<String> parts = new ArrayList<>();
        add(parts, running, "runs", "run");
        add(parts, place.queued(), "is on the queue", "are on the queue");
        add(parts, place.held(), "is held back", "are held back");
        add(parts, lost, "was with a dead worker", "were with dead workers");
        add(
                parts,
                reported,
                "has ended and is to be taken up",
                "have ended and are to be taken up");
        if (retries != null) {
            parts.add(
                    Phrases.count(retries.children(), "waits", "wait")
                            + " for another attempt"
                            + nextRetry(retries));
        }
        add(
                parts,
                counts.total() - counts.created(),
                "is yet to be created",
                "are yet to be created");
        String done =
                "%s of %s done"
                        .formatted(
                                Phrases.number(counts.completed()),
                                Phrases.count(counts.total(), "child is", "children are"));
        return done + failed() + (parts.isEmpty() ? "" : "; " + String.join(", ", parts));
    }

    private static void add(List<String> parts, int number, String one, String many) {
        if (number > 0) {
            parts.add(Phrases.count(number, one, many));
        }
    }

    private String failed() {
        int failed = state.counts().failed();
        String cause = state.cause() == null ? "" : " (" + Phrases.failure(state.cause()) + ")";
        return failed == 0 ? "" : ", " + Phrases.number(failed) + " failed for good" + cause;
    }

    private String nextRetry(Facts.Retries waiting) {
        return isRetryAhead() && hold.isAtWork()
                ? ", the next at " + Phrases.ahead(waiting.next(), facts.now())
                : "";
    }

    private String obstacle(WaitReason reason) {
        return switch (reason) {
            case PAUSED -> "; nothing more starts until the job is resumed";
            case QUEUE_WITHOUT_WORKER ->
                    "; no worker takes from the queue '%s'; start one that does".formatted(queue());
            case DEAD_WORKER ->
                    "; what dead workers had is given up %s, and tried again where retries are left"
                            .formatted(hold.when());
            case NO_OWNER, DEAD_OWNER -> "; it goes on " + hold.when();
            default -> place.queued() == 0 ? "" : "; " + TaskWaits.busy(queue(), service());
        };
    }

    private QueueName queue() {
        return node.task().queue();
    }

    private Facts.Service service() {
        return facts.service(queue());
    }
}

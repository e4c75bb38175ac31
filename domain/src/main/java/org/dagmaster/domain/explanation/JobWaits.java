package org.dagmaster.domain.explanation;

import java.time.Instant;
import java.util.Objects;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** What a job as a whole waits for. */
final class JobWaits {

    private static final String START_ONE = "start one with `dagmaster serve`";

    private final Facts facts;
    private final Instant now;

    JobWaits(Facts facts) {
        this.facts = facts;
        this.now = facts.now();
    }

    /** Null if an orchestrator carries the job on: then its nodes tell. */
    @Nullable Wait live(Hold hold) {
        return switch (hold.reason()) {
            case PAUSED -> paused();
            case NO_OWNER -> unowned();
            case DEAD_OWNER -> orphaned();
            default -> null;
        };
    }

    /** Of a job none of whose nodes has anything to tell: it is between two steps. */
    Wait betweenSteps() {
        return of(
                WaitReason.OWNER,
                "the job's orchestrator has it in its hands, and goes on within seconds",
                null);
    }

    Wait ended() {
        String sentence =
                switch (facts.job().status()) {
                    case COMPLETED -> completed();
                    case FAILED -> failed();
                    case CANCELLED -> cancelled();
                    case PENDING, RUNNING, PAUSED ->
                            throw new IllegalStateException(facts.job().id() + " has not ended");
                };
        return of(WaitReason.ENDED, sentence, facts.job().endedAt());
    }

    private String completed() {
        return "the job completed%s; %s or %s"
                .formatted(endedAgo(), rerun(), resubmit("submit it again"));
    }

    private String failed() {
        Failure failure = Objects.requireNonNull(facts.job().failure());
        return "the job failed%s with %s; try what failed again with %s, %s or %s"
                .formatted(
                        endedAgo(),
                        Phrases.failure(failure),
                        command("retry", ""),
                        rerun(),
                        resubmit("submit it again"));
    }

    private String cancelled() {
        Facts.Hand hand = facts.hand();
        String who = hand == null ? "the job was cancelled" : by(hand, "cancelled");
        return "%s; take it up again with %s, or %s"
                .formatted(who, command("retry", ""), resubmit("submit it anew"));
    }

    private Wait paused() {
        Facts.Hand hand = facts.hand();
        String sentence =
                "%s; resume it with %s; what runs goes on, and nothing else starts until then"
                        .formatted(
                                hand == null ? "the job is paused" : by(hand, "paused"),
                                command("resume", ""));
        return of(WaitReason.PAUSED, sentence, hand == null ? null : hand.at());
    }

    private Wait unowned() {
        boolean isNew = facts.job().status() == JobStatus.PENDING;
        Instant createdAt = facts.job().createdAt();
        String state =
                isNew
                        ? "no orchestrator has taken the job yet, %s after it was submitted"
                                .formatted(Phrases.age(createdAt, now))
                        : "the job has no orchestrator at the moment";
        String outlook =
                facts.orchestrators() == 0
                        ? ", and none is alive; " + START_ONE
                        : "; %s alive, and the first that has room takes it"
                                .formatted(Phrases.count(facts.orchestrators(), "is", "are"));
        return of(WaitReason.NO_OWNER, state + outlook, isNew ? createdAt : null);
    }

    private Wait orphaned() {
        Facts.Owner owner = Objects.requireNonNull(facts.owner());
        Instant aliveUntil = owner.aliveUntil();
        String state =
                aliveUntil == null
                        ? "is gone"
                        : "has counted as dead for " + Phrases.age(aliveUntil, now);
        String outlook =
                facts.orchestrators() == 0
                        ? ", and no other is alive; " + START_ONE
                        : "; another one takes the job over within seconds";
        return of(
                WaitReason.DEAD_OWNER,
                "orchestrator '%s', which owns the job, %s%s".formatted(owner.id(), state, outlook),
                aliveUntil);
    }

    private String by(Facts.Hand hand, String done) {
        String reason = hand.reason() == null ? "" : " (" + hand.reason() + ")";
        return "'%s' %s the job %s ago%s"
                .formatted(hand.actor(), done, Phrases.age(hand.at(), now), reason);
    }

    private String endedAgo() {
        Instant endedAt = facts.job().endedAt();
        return endedAt == null ? "" : " " + Phrases.age(endedAt, now) + " ago";
    }

    private String rerun() {
        return "run it again from a node with " + command("rerun", " NODE");
    }

    private String resubmit(String what) {
        return what + " with " + command("resubmit", "");
    }

    private String command(String verb, String more) {
        return "`dagmaster job %s %s%s`".formatted(verb, facts.job().id(), more);
    }

    private static Wait of(WaitReason reason, String sentence, @Nullable Instant since) {
        return new Wait(null, reason, sentence, since);
    }
}

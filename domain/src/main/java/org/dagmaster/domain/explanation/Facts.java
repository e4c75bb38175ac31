package org.dagmaster.domain.explanation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.evaluation.WorkflowGraph;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.Progress;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * All that an explanation is made from. Of children there are numbers only, however many they are.
 *
 * @param graph null if the pinned workflow cannot be read
 * @param now what ages and waits are told from
 * @param owner who owns the job; null if nobody does
 * @param orchestrators how many of them are alive
 * @param hand who paused or cancelled the job; null if it is neither, or that is not known
 * @param failures how the last attempt failed of nodes that are to be tried again
 * @param places tasks that nobody took, of a node, or of all children of a fan_out together
 * @param attempts in the hands of workers, those of children among them
 * @param retries children that wait for another attempt, by fan_out
 * @param queues those that tasks of the job wait on
 */
public record Facts(
        Job job,
        @Nullable WorkflowGraph graph,
        Instant now,
        @Nullable Owner owner,
        int orchestrators,
        @Nullable Hand hand,
        Map<NodeId, LastFailure> failures,
        Map<NodeId, Place> places,
        List<Attempt> attempts,
        Map<NodeId, Retries> retries,
        Map<QueueName, Service> queues) {

    public Facts {
        failures = Map.copyOf(failures);
        places = Map.copyOf(places);
        attempts = List.copyOf(attempts);
        retries = Map.copyOf(retries);
        queues = Map.copyOf(queues);
    }

    /**
     * The orchestrator that owns a job.
     *
     * @param aliveUntil until when it counts as alive, or did; null if it has said goodbye
     */
    public record Owner(OwnerId id, boolean isAlive, @Nullable Instant aliveUntil) {}

    /**
     * An operator's action.
     *
     * @param reason in their words; null if they gave none
     */
    public record Hand(String actor, @Nullable String reason, Instant at) {}

    /** How an attempt failed, and when. */
    public record LastFailure(Failure cause, Instant at) {}

    /**
     * Tasks that nobody took.
     *
     * @param queued those that workers may take
     * @param held those that are kept back while the job is paused
     */
    public record Place(int queued, int held) {

        static final Place NONE = new Place(0, 0);
    }

    /**
     * An attempt in the hands of a worker.
     *
     * @param isWorkerAlive whether the worker still gives signs of life
     * @param workerAliveUntil until when it counts as alive, or did; null if it has said goodbye
     * @param progress null if the handler reported none
     */
    public record Attempt(
            TaskId task,
            WorkerId worker,
            boolean isWorkerAlive,
            @Nullable Instant workerAliveUntil,
            Instant since,
            Duration timeout,
            @Nullable Progress progress) {}

    /**
     * Children that wait for another attempt.
     *
     * @param next when the first of them is due
     */
    public record Retries(int children, Instant next) {}

    /**
     * What a queue has to do, and who does it.
     *
     * @param tasks of all jobs, that nobody took
     * @param workers those that are alive and take from it
     * @param slots how many of its tasks they run at once, all together
     */
    public record Service(int tasks, int workers, int slots) {

        static final Service NONE = new Service(0, 0, 0);
    }

    /** Of a node, or of all children of a fan_out together. */
    Place place(NodeId node) {
        return places.getOrDefault(node, Place.NONE);
    }

    Service service(QueueName queue) {
        return queues.getOrDefault(queue, Service.NONE);
    }
}

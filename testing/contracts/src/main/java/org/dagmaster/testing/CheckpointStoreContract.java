package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.CheckpointStore}. */
public abstract class CheckpointStoreContract extends StoresContract {

    private static final Checkpoint FIRST = new Checkpoint("tiles", 3, Map.of("done", List.of(1)));
    private static final Checkpoint SECOND = new Checkpoint("merge", 0, Map.of());

    private final TaskId task = Examples.task(Examples.newJobId(), "a");
    private final TaskId later = new TaskId(task.job(), task.node(), 2);

    private void giveLease(TaskId id) {
        each().queue().put(List.of(Examples.message(id, Examples.LIGHT)));
        assertThat(takeAll(Examples.WORKER)).extracting(TaskMessage::id).containsExactly(id);
    }

    private boolean save(TaskId id, Checkpoint checkpoint) {
        return each().checkpoints().save(Examples.WORKER, id, checkpoint);
    }

    @Test
    void theNewestIsKept() {
        giveLease(task);
        assertThat(save(task, FIRST)).isTrue();
        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(FIRST);

        assertThat(save(task, SECOND)).isTrue();
        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(SECOND);
    }

    @Test
    void aLaterAttemptGoesOnFromAnEarlierOnes() {
        giveLease(task);
        giveLease(later);
        save(task, FIRST);
        save(later, SECOND);

        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(SECOND);
    }

    @Test
    void anEarlierAttemptDoesNotOverwriteALaterOnes() {
        giveLease(task);
        giveLease(later);
        assertThat(save(later, SECOND)).isTrue();
        assertThat(save(task, FIRST)).isFalse();

        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(SECOND);
    }

    @Test
    void nothingIsKeptOfAnAttemptThatWasTakenAway() {
        giveLease(task);
        each().leases().revoke(List.of(task));

        assertThat(save(task, FIRST)).isFalse();
        assertThat(each().checkpoints().newest(task.job(), task.node())).isEmpty();
    }

    @Test
    void nothingIsKeptOfAnAttemptInOtherHands() {
        giveLease(task);

        assertThat(each().checkpoints().save(Examples.OTHER_WORKER, task, FIRST)).isFalse();
        assertThat(each().checkpoints().newest(task.job(), task.node())).isEmpty();
    }

    @Test
    void nodesDoNotSeeEachOther() {
        giveLease(task);
        save(task, FIRST);

        assertThat(each().checkpoints().newest(task.job(), new NodeId("b"))).isEmpty();
        assertThat(each().checkpoints().newest(Examples.newJobId(), task.node())).isEmpty();
    }

    @Test
    void aNodeThatBeginsAnewForgetsItsOwnAndThoseOfItsChildren() {
        TaskId node = Examples.task(Examples.newJobId(), "split");
        TaskId child = Examples.task(node.job(), "split__3");
        TaskId other = Examples.task(node.job(), "split_2");
        Checkpoint checkpoint = new Checkpoint("step", 1, Map.of());
        List.of(node, child, other)
                .forEach(id -> {
                    giveLease(id);
                    save(id, checkpoint);
                });

        each().checkpoints().forget(node.job(), node.node());

        assertThat(each().checkpoints().newest(node.job(), node.node())).isEmpty();
        assertThat(each().checkpoints().newest(node.job(), child.node())).isEmpty();
        assertThat(each().checkpoints().newest(node.job(), other.node())).contains(checkpoint);
    }
}

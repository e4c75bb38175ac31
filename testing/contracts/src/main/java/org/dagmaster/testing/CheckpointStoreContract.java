package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.CheckpointStore}. */
public abstract class CheckpointStoreContract extends StoresContract {

    private static final Checkpoint FIRST = new Checkpoint("tiles", 3, Map.of("done", List.of(1)));
    private static final Checkpoint SECOND = new Checkpoint("merge", 0, Map.of());

    private final TaskId task = Examples.task(Examples.newJobId(), "a");

    @Test
    void theNewestIsKept() {
        each().checkpoints().save(task, FIRST);
        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(FIRST);

        each().checkpoints().save(task, SECOND);
        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(SECOND);
    }

    @Test
    void aLaterAttemptGoesOnFromAnEarlierOnes() {
        TaskId later = new TaskId(task.job(), task.node(), 2);
        each().checkpoints().save(task, FIRST);
        each().checkpoints().save(later, SECOND);

        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(SECOND);
    }

    @Test
    void anAttemptThatWasGivenUpDoesNotOverwriteALaterOnes() {
        TaskId later = new TaskId(task.job(), task.node(), 2);
        each().checkpoints().save(later, SECOND);
        each().checkpoints().save(task, FIRST);

        assertThat(each().checkpoints().newest(task.job(), task.node())).contains(SECOND);
    }

    @Test
    void nodesDoNotSeeEachOther() {
        each().checkpoints().save(task, FIRST);

        assertThat(each().checkpoints().newest(task.job(), new NodeId("b"))).isEmpty();
        assertThat(each().checkpoints().newest(Examples.newJobId(), task.node())).isEmpty();
    }

    @Test
    void aNodeThatBeginsAnewForgetsItsOwnAndThoseOfItsChildren() {
        TaskId node = Examples.task(Examples.newJobId(), "split");
        TaskId child = Examples.task(node.job(), "split__3");
        TaskId other = Examples.task(node.job(), "split_2");
        Checkpoint checkpoint = new Checkpoint("step", 1, Map.of());
        List.of(node, child, other).forEach(task -> each().checkpoints().save(task, checkpoint));

        each().checkpoints().forget(node.job(), node.node());

        assertThat(each().checkpoints().newest(node.job(), node.node())).isEmpty();
        assertThat(each().checkpoints().newest(node.job(), child.node())).isEmpty();
        assertThat(each().checkpoints().newest(node.job(), other.node())).contains(checkpoint);
    }
}

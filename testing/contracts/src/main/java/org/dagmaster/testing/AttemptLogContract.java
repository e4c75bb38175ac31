package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.AttemptLog.Attempt;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.Test;

/** The contract of {@link org.dagmaster.application.port.out.AttemptLog}. */
public abstract class AttemptLogContract extends StoresContract {

    private final JobId job = Examples.newJobId();

    @Test
    void attemptsComeBackByNodeAndNumber() {
        Attempt b1 = failed("b", 1);
        Attempt b2 = succeeded("b", 2);
        Attempt a1 = succeeded("a", 1);
        Attempt untaken =
                new Attempt(id("c", 1), null, null, Examples.NOON, Examples.BLOB_NOT_FOUND);
        each().attempts().append(List.of(b2, untaken, b1));
        each().attempts().append(List.of(a1));

        assertThat(each().attempts().of(job, nodes("a", "b", "c")))
                .containsExactly(a1, b1, b2, untaken);
        assertThat(each().attempts().of(job, nodes("a", "d"))).containsExactly(a1);
        assertThat(each().attempts().of(Examples.newJobId(), nodes("a"))).isEmpty();
    }

    @Test
    void theFirstAccountOfAnAttemptStands() {
        Attempt first = failed("a", 1);
        each().attempts().append(List.of(first));
        each().attempts().append(List.of(succeeded("a", 1)));
        each().attempts().append(List.of());

        assertThat(each().attempts().of(job, nodes("a"))).containsExactly(first);
    }

    @Test
    void whyAttemptsFailedIsTold() {
        each().attempts().append(List.of(failed("a", 1), succeeded("a", 2)));

        assertThat(each().attempts().failures(List.of(id("a", 1), id("a", 2), id("a", 3))))
                .isEqualTo(Map.of(id("a", 1), Examples.BLOB_NOT_FOUND));
        assertThat(each().attempts().failures(List.of())).isEmpty();
    }

    private static List<NodeId> nodes(String... names) {
        return Arrays.stream(names).map(NodeId::new).toList();
    }

    private TaskId id(String node, int attempt) {
        return new TaskId(job, new NodeId(node), attempt);
    }

    private Attempt succeeded(String node, int attempt) {
        return new Attempt(
                id(node, attempt),
                Examples.WORKER,
                Examples.NOON,
                Examples.NOON.plusSeconds(1),
                null);
    }

    private Attempt failed(String node, int attempt) {
        return new Attempt(
                id(node, attempt),
                Examples.WORKER,
                Examples.NOON,
                Examples.NOON.plusSeconds(1),
                Examples.BLOB_NOT_FOUND);
    }
}

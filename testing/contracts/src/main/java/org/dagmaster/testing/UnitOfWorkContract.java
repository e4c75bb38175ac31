package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.ownership.Epoch;
import org.junit.jupiter.api.Test;

/** Work is committed as a whole or not at all. */
public abstract class UnitOfWorkContract extends StoresContract {

    @Test
    void whatTheWorkReturnsIsReturned() {
        assertThat(this.<String>ask(_ -> "done")).isEqualTo("done");
    }

    @Test
    void workThatThrowsChangesNothingInAnyStore() {
        Job before = given();
        TaskId queued = givenQueued("a");
        Job lost = Examples.submittedJob();

        assertThatThrownBy(() ->
                        run(s -> {
                            s.jobs().insert(Examples.submissionOf(lost));
                            s.jobs().claim(OWNER, 10);
                            s.events().append(List.of(Examples.event(lost.id(), 1)));
                            s.workflows().pin(Examples.WORKFLOW, "lost");
                            s.queue().take(Examples.WORKER, Appetite.of(Examples.LIGHT, 10));
                            s.inbox().fail(List.of(Examples.failed(queued, null)));
                            throw new IllegalStateException("crash");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("crash");

        assertThat(each().jobs().find(lost.id())).isEmpty();
        assertThat(each().events().read(lost.id(), 0, 10)).isEmpty();
        assertThat(each().workflows().find(Examples.WORKFLOW)).isEmpty();
        assertThat(each().leases().of(queued.job())).isEmpty();
        assertThat(each().inbox().take(List.of(queued.job()), 10)).isEmpty();
        assertThat(each().jobs().fence(OWNER, Map.of(before.id(), new Epoch(1)))).isEmpty();
        assertThat(takeAll(Examples.WORKER)).extracting(m -> m.id()).containsExactly(queued);
    }

    @Test
    void workSeesItsOwnWrites() {
        Job job = Examples.submittedJob();

        assertThat(
                        this.<Boolean>ask(s -> {
                            s.jobs().insert(Examples.submissionOf(job));
                            return s.jobs().find(job.id()).isPresent();
                        }))
                .isTrue();
    }

    @Test
    void aTransactionWithinAnotherIsRefused() {
        assertThatThrownBy(() -> run(_ -> run(_ -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within another");
        assertThat(this.<String>ask(_ -> "goes on")).isEqualTo("goes on");
    }
}

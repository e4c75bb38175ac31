package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.JobStore.Earlier;
import org.dagmaster.application.port.out.JobStore.JobPage;
import org.dagmaster.domain.job.FanOutCounts;
import org.dagmaster.domain.job.Job;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.JobStatus;
import org.dagmaster.domain.job.NodeState;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link org.dagmaster.application.port.out.JobStore}: keeping jobs. */
public abstract class JobStoreContract extends StoresContract {

    @Test
    void aJobComesBackAsItWent() {
        Job job = Job.submitted(Examples.newJobId(), Examples.WORKFLOW, awkward(), Examples.NOON);

        assertThat(each().jobs().insert(Examples.submissionOf(job))).isEmpty();

        Job found = each().jobs().find(job.id()).orElseThrow();
        assertThat(found).isEqualTo(job);
        assertThat(found.inputs().keySet()).containsExactlyElementsOf(awkward().keySet());
    }

    /** Nulls, order, digits, and characters that some databases refuse. */
    private static Map<String, @Nullable Object> awkward() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("zebra", 1);
        map.put("a", null);
        map.put("long", Long.MAX_VALUE);
        map.put("huge", new BigInteger("123456789012345678901234567890"));
        map.put("decimal", new BigDecimal("1.10"));
        map.put("exact", new BigDecimal("0.1234567890123456789012345678901234567890"));
        map.put("exponent", new BigDecimal("1E+30"));
        map.put("list", Arrays.asList(1, null, List.of(), "\u00e9\u6771\ud83d\ude80"));
        map.put("object", Map.of("true", true));
        map.put("nul", "a\u0000b \"quoted\" {curly, \\ back} 'single' NULL");
        map.put("", "empty key");
        return map;
    }

    @Test
    void anUnknownJobIsNotFound() {
        assertThat(each().jobs().find(Examples.newJobId())).isEmpty();
    }

    @Test
    void theSameIdempotencyKeyLeadsToTheFirstJob() {
        Job first = Examples.submittedJob();
        Job second = Examples.submittedJob();
        each().jobs().insert(Examples.submissionOf(first, "key", "hash-1"));

        assertThat(each().jobs().insert(Examples.submissionOf(second, "key", "hash-2")))
                .contains(new Earlier(first.id(), "hash-1"));
        assertThat(each().jobs().find(second.id())).isEmpty();
    }

    @Test
    void jobsWithoutAKeyDoNotMeet() {
        given();
        given();

        assertThat(each().jobs().list(null, null, 10).jobs()).hasSize(2);
    }

    static Stream<NodeState> nodeStates() {
        return Stream.of(
                new NodeState.Pending(0),
                new NodeState.Pending(3),
                new NodeState.Ready(0, 0, null),
                new NodeState.Ready(2, 1, Examples.NOON.plusMillis(1)),
                new NodeState.Dispatched(1, 0, Examples.NOON),
                new NodeState.Running(3, 2, Examples.WORKER, Examples.NOON.plusSeconds(3)),
                NodeState.FanningOut.begin(1, Examples.NOON, 7),
                new NodeState.FanningOut(
                        2, Examples.NOON, new FanOutCounts(9, 8, 4, 1), Examples.BLOB_NOT_FOUND),
                new NodeState.Completed(1, Output.of(awkward())),
                new NodeState.Completed(1, Output.NONE),
                new NodeState.Completed(4, new Output.Stored("jobs/a b/c/4.json", 70_000)),
                new NodeState.Failed(2, Examples.BLOB_NOT_FOUND),
                new NodeState.Skipped(0),
                new NodeState.Cancelled(1));
    }

    @ParameterizedTest
    @MethodSource("nodeStates")
    void everyStateOfANodeComesBackAsItWent(NodeState state) {
        Job job = Examples.runningWith(given(), "a", new NodeState.Ready(0, 0, null));
        each().jobs().save(List.of(Examples.changeOf(job, "a")));
        Job after = Examples.runningWith(job, "a", state);
        each().jobs().save(List.of(Examples.changeOf(after, "a")));

        assertThat(each().jobs().find(job.id())).contains(after);
    }

    @Test
    void onlyTheNamedNodesAreWritten() {
        Job job = given();
        Job both =
                Examples.runningWith(
                        Examples.runningWith(job, "a", new NodeState.Skipped(0)),
                        "b",
                        new NodeState.Skipped(0));

        each().jobs().save(List.of(Examples.changeOf(both, "b")));

        assertThat(each().jobs().find(job.id()).orElseThrow().nodes())
                .containsOnlyKeys(new NodeId("b"));
    }

    @Test
    void theLastEventIsKeptThoughNothingElseChanged() {
        Job job = Examples.runningWith(given(), "a", new NodeState.Skipped(0));

        each().jobs().save(List.of(Examples.changeOf(job)));

        assertThat(each().jobs().find(job.id()).orElseThrow().lastEvent()).isEqualTo(2);
    }

    @Test
    void manyJobsAreWrittenAtOnce() {
        List<Job> jobs =
                Stream.generate(this::given)
                        .limit(50)
                        .map(job -> Examples.runningWith(job, "a", new NodeState.Skipped(0)))
                        .toList();

        each().jobs().save(jobs.stream().map(job -> Examples.changeOf(job, "a")).toList());

        for (Job job : jobs) {
            assertThat(each().jobs().find(job.id())).contains(job);
        }
    }

    @Test
    void endsOfBothKindsComeBack() {
        Job completed = Examples.completedWith(given(), Map.of("end", Map.of("cog", "x.tif")));
        Job failed = Examples.failedWith(given(), Examples.BLOB_NOT_FOUND);
        each().jobs().save(List.of(Examples.changeOf(completed), Examples.changeOf(failed)));

        assertThat(each().jobs().find(completed.id())).contains(completed);
        assertThat(each().jobs().find(failed.id())).contains(failed);
    }

    @Test
    void pagesGoFromTheNewestToTheOldestWithoutNodes() {
        List<JobId> ids = Stream.generate(() -> given().id()).limit(5).toList();
        Job second = each().jobs().find(ids.get(1)).orElseThrow();
        Job withNode = Examples.runningWith(second, "a", new NodeState.Skipped(0));
        each().jobs().save(List.of(Examples.changeOf(withNode, "a")));

        JobPage first = each().jobs().list(null, null, 2);
        JobPage middle = each().jobs().list(null, first.next(), 2);
        JobPage last = each().jobs().list(null, middle.next(), 2);

        assertThat(first.jobs()).extracting(Job::id).containsExactly(ids.get(4), ids.get(3));
        assertThat(middle.jobs()).extracting(Job::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(middle.jobs().getLast().nodes()).isEmpty();
        assertThat(last.jobs()).extracting(Job::id).containsExactly(ids.get(0));
        assertThat(last.next()).isNull();
    }

    @Test
    void aFullLastPageHasNoNext() {
        given();
        given();

        assertThat(each().jobs().list(null, null, 2).next()).isNull();
    }

    @Test
    void pagesCanShowOneStatusOnly() {
        given();
        Job failed = Examples.failedWith(given(), Examples.BLOB_NOT_FOUND);
        each().jobs().save(List.of(Examples.changeOf(failed)));

        assertThat(each().jobs().list(JobStatus.FAILED, null, 10).jobs()).containsExactly(failed);
    }
}

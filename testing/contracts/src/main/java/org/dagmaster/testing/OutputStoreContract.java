package org.dagmaster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link OutputStore}. */
public abstract class OutputStoreContract {

    private final JobId job = Examples.newJobId();

    protected abstract OutputStore store();

    private static Map<String, @Nullable Object> output(int bytes) {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("text", "x".repeat(bytes));
        output.put("nothing", null);
        output.put("list", Arrays.asList(1, null, "two"));
        return output;
    }

    @Test
    void aSmallOutputIsCarriedAlong() {
        Output kept = store().keep(job, "a/1", output(1_000));

        assertThat(kept).isEqualTo(Output.of(output(1_000)));
        assertThat(store().value(kept)).isEqualTo(output(1_000));
    }

    @Test
    void aLargeOutputIsKeptApartAndComesBackAsItWent() {
        OutputStore store = store();
        Output kept = store.keep(job, "a/1", output(Output.LARGEST_INLINE));

        assertThat(kept).isInstanceOf(Output.Stored.class);
        assertThat(store.value(kept)).isEqualTo(output(Output.LARGEST_INLINE));
        assertThat(store.value(kept).keySet()).containsExactly("text", "nothing", "list");
    }

    @Test
    void whatIsManyAndSmallIsLargeTogether() {
        List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("numbers", new ArrayList<>(numbers));
        OutputStore store = store();

        Output kept = store.keep(job, "a/1", output);

        assertThat(kept).isInstanceOf(Output.Stored.class);
        assertThat(store.value(kept)).isEqualTo(output);
    }

    @Test
    void keepingTheSameTwiceLeavesOne() {
        OutputStore store = store();
        Output first = store.keep(job, "a/1", output(Output.LARGEST_INLINE));

        assertThat(store.keep(job, "a/1", output(Output.LARGEST_INLINE))).isEqualTo(first);
    }

    @Test
    void nodesAndAttemptsDoNotMeet() {
        OutputStore store = store();
        Output first = store.keep(job, "a/1", output(Output.LARGEST_INLINE));
        Output second = store.keep(job, "a/2", output(Output.LARGEST_INLINE + 1));

        assertThat(store.value(first)).isEqualTo(output(Output.LARGEST_INLINE));
        assertThat(store.value(second)).isEqualTo(output(Output.LARGEST_INLINE + 1));
    }

    @Test
    void allOfAJobIsForgottenAndNothingOfOthers() {
        OutputStore store = store();
        List<Output> gone =
                List.of(
                        store.keep(job, "a/1", output(Output.LARGEST_INLINE)),
                        store.keep(job, "a/2", output(Output.LARGEST_INLINE)),
                        store.keep(job, "result", output(Output.LARGEST_INLINE)));
        Output other = store.keep(Examples.newJobId(), "a/1", output(Output.LARGEST_INLINE));
        gone.forEach(store::value);

        store.forget(job);
        store.forget(job);
        store.forget(Examples.newJobId());

        for (Output output : gone) {
            assertThatThrownBy(() -> store.value(output)).isInstanceOf(StorageUnavailable.class);
        }
        assertThat(store.value(other)).isEqualTo(output(Output.LARGEST_INLINE));
    }

    @Test
    void whatIsNotThereIsTold() {
        Output.Stored gone = new Output.Stored("jobs/gone/a/1.json", 70_000);

        assertThatThrownBy(() -> store().read(gone))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("jobs/gone/a/1.json");
    }
}

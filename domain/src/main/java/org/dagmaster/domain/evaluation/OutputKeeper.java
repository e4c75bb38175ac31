package org.dagmaster.domain.evaluation;

import java.util.Map;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Output;
import org.jspecify.annotations.Nullable;

/** Keeps what is too large to be carried along. */
@FunctionalInterface
public interface OutputKeeper {

    /** Carries everything along. */
    OutputKeeper INLINE =
            (JobId _, String _, Map<String, @Nullable Object> value) -> Output.of(value);

    /**
     * @param name unique within the job, and the same whenever the same output is kept again, such
     *     as {@code cog/2}
     * @return the output itself, or where it is kept if its JSON is longer than {@link
     *     Output#LARGEST_INLINE}
     */
    Output keep(JobId job, String name, Map<String, @Nullable Object> value);
}

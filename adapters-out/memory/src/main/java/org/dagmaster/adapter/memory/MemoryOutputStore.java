package org.dagmaster.adapter.memory;

import java.util.HashMap;
import java.util.Map;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** Large outputs in memory. */
public final class MemoryOutputStore implements OutputStore {

    private final Map<String, Map<String, @Nullable Object>> kept = new HashMap<>();

    @Override
    public synchronized Output keep(JobId job, String name, Map<String, @Nullable Object> value) {
        long bytes = Values.jsonLength(value);
        if (bytes <= Output.LARGEST_INLINE) {
            return Output.of(value);
        }
        String reference = "jobs/%s/%s.json".formatted(job, name);
        kept.put(reference, Values.copyOfMap(value));
        return new Output.Stored(reference, bytes);
    }

    @Override
    public synchronized void forget(JobId job) {
        kept.keySet().removeIf(reference -> reference.startsWith("jobs/%s/".formatted(job)));
    }

    @Override
    public synchronized Map<String, @Nullable Object> read(Output.Stored output) {
        Map<String, @Nullable Object> value = kept.get(output.reference());
        if (value == null) {
            String message = "there is no output " + output.reference();
            throw new StorageUnavailable(message, new IllegalStateException(message));
        }
        return value;
    }
}

package org.dagmaster.domain.evaluation;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.job.Output;
import org.jspecify.annotations.Nullable;

/**
 * A completed node as templates see it: an output that is kept apart is fetched when it is read.
 */
final class CompletedNode extends AbstractMap<String, @Nullable Object> {

    private static final String STATUS = "status";
    private static final String OUTPUT = "output";

    private final String status;
    private final Output output;
    private final OutputReader reader;

    CompletedNode(String status, Output output, OutputReader reader) {
        this.status = status;
        this.output = output;
        this.reader = reader;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return STATUS.equals(key) || OUTPUT.equals(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (STATUS.equals(key)) {
            return status;
        }
        return OUTPUT.equals(key) ? reader.value(output) : null;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put(STATUS, status);
        all.put(OUTPUT, reader.value(output));
        return all.entrySet();
    }
}

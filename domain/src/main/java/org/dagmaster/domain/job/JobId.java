package org.dagmaster.domain.job;

import java.util.UUID;

/** The identity of a job. Time-ordered (UUID version 7), so that indexes grow at one end. */
public record JobId(UUID value) implements Comparable<JobId> {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static JobId parse(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.dagmaster.domain.job;

/** One worker process, for as long as it lives; a restarted process is another worker. */
public record WorkerId(String value) {

    public WorkerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a worker id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.dagmaster.domain.ownership;

/** One orchestrator process, for as long as it lives; a restarted process is another owner. */
public record OwnerId(String value) {

    public OwnerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an owner id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

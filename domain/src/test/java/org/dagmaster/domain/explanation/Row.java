package org.dagmaster.domain.explanation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row: in that situation, this is told of the node, or of the job where there is none. */
record Row(
        String name,
        Situation situation,
        @Nullable String node,
        WaitReason reason,
        @Nullable Instant since,
        String sentence) {

    @Override
    public String toString() {
        return name;
    }
}

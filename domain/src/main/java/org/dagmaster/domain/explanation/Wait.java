package org.dagmaster.domain.explanation;

import java.time.Instant;
import org.dagmaster.domain.workflow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What one live part of a job waits for.
 *
 * @param node null for what concerns the job as a whole
 * @param sentence for a person, with names, numbers and times, and what to do if something can be
 * @param since since when; null if that is not known
 */
public record Wait(
        @Nullable NodeId node, WaitReason reason, String sentence, @Nullable Instant since) {}

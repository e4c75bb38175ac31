package org.dagmaster.application.port.out;

import org.dagmaster.domain.evaluation.OutputKeeper;
import org.dagmaster.domain.evaluation.OutputReader;
import org.dagmaster.domain.job.JobId;

/**
 * Outputs that are too large to travel with messages and states. All methods throw {@link
 * StorageUnavailable} if the store cannot be reached.
 */
public interface OutputStore extends OutputKeeper, OutputReader {

    /** Removes all that was kept for a job, by whichever attempt; nothing happens if none was. */
    void forget(JobId job);
}

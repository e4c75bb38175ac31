package org.dagmaster.application.port.out;

import org.dagmaster.domain.evaluation.OutputKeeper;
import org.dagmaster.domain.evaluation.OutputReader;

/**
 * Outputs that are too large to travel with messages and states. Both sides throw {@link
 * StorageUnavailable} if the store cannot be reached.
 */
public interface OutputStore extends OutputKeeper, OutputReader {}

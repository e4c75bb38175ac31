/** The worker: takes tasks off queues and runs their handlers. */
@NullMarked
package org.dagmaster.application.worker;

import org.jspecify.annotations.NullMarked;

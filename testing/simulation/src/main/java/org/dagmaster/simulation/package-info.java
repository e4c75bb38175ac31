/** The whole engine on one thread, on ports in memory, with faults that a seed decides. */
@NullMarked
package org.dagmaster.simulation;

import org.jspecify.annotations.NullMarked;

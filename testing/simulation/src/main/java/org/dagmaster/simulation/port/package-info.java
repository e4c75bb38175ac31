/** Decorators of the engine's ports, to put between it and its stores what should go wrong. */
@NullMarked
package org.dagmaster.simulation.port;

import org.jspecify.annotations.NullMarked;

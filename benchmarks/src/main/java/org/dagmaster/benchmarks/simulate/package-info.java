/** The command simulate: many seeds of the simulation on all cores. */
@NullMarked
package org.dagmaster.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;

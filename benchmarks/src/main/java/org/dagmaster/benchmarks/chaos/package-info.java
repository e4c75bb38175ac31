/**
 * The command chaos: real servers on a real PostgreSQL are killed, frozen and cut off by a seed
 * while jobs run, and afterwards everything is counted from outside the engine.
 */
@NullMarked
package org.dagmaster.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;

/**
 * Measures the engine from outside, as the product runs: real server processes on a PostgreSQL of
 * their own.
 */
@NullMarked
package org.dagmaster.benchmarks.bench;

import org.jspecify.annotations.NullMarked;

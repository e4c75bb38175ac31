/** What measures the engine and what tries to break it: the commands bench, simulate and chaos. */
@NullMarked
package org.dagmaster.benchmarks;

import org.jspecify.annotations.NullMarked;

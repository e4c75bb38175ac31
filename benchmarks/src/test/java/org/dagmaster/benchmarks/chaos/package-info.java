@NullMarked
package org.dagmaster.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;

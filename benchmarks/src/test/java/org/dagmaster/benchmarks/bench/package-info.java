@NullMarked
package org.dagmaster.benchmarks.bench;

import org.jspecify.annotations.NullMarked;

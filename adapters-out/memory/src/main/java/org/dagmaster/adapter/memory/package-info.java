/** Every store of the engine in memory, with real transactions, to test with. */
@NullMarked
package org.dagmaster.adapter.memory;

import org.jspecify.annotations.NullMarked;

/** How the engine behaves as a whole: its real services, on stores in memory and a still clock. */
@NullMarked
package org.dagmaster.engine;

import org.jspecify.annotations.NullMarked;

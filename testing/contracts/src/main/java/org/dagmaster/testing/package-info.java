/** Fixtures that read as sentences, and one contract suite per port, run on every adapter. */
@NullMarked
package org.dagmaster.testing;

import org.jspecify.annotations.NullMarked;

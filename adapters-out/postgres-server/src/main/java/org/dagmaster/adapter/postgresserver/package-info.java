/** A private PostgreSQL server, started from installed binaries. */
@NullMarked
package org.dagmaster.adapter.postgresserver;

import org.jspecify.annotations.NullMarked;

/** Every store of the engine, in PostgreSQL. */
@NullMarked
package org.dagmaster.adapter.postgres;

import org.jspecify.annotations.NullMarked;

/** What must hold of the engine's rows between any two transactions, as questions in SQL. */
@NullMarked
package org.dagmaster.adapter.postgres.check;

import org.jspecify.annotations.NullMarked;

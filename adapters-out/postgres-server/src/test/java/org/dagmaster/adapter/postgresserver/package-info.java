/** Tests on a real PostgreSQL. */
@NullMarked
package org.dagmaster.adapter.postgresserver;

import org.jspecify.annotations.NullMarked;

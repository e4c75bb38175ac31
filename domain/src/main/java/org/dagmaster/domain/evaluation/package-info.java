/** What a job does next: pure functions from definition and states to decisions. */
@NullMarked
package org.dagmaster.domain.evaluation;

import org.jspecify.annotations.NullMarked;

/** What a job waits for, in sentences that a person understands. */
@NullMarked
package org.dagmaster.domain.explanation;

import org.jspecify.annotations.NullMarked;

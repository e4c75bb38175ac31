/** What another text of a workflow means for the jobs that will be submitted to it. */
@NullMarked
package org.dagmaster.domain.change;

import org.jspecify.annotations.NullMarked;

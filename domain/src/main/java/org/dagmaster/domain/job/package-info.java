/** One run of a workflow: its states, the table they move along, reports and events. */
@NullMarked
package org.dagmaster.domain.job;

import org.jspecify.annotations.NullMarked;

/** Workflows as they are written: nodes, inputs, retry policies, and what is wrong with them. */
@NullMarked
package org.dagmaster.domain.workflow;

import org.jspecify.annotations.NullMarked;

/** Loading, checking and listing workflows. */
@NullMarked
package org.dagmaster.application.workflow;

import org.jspecify.annotations.NullMarked;

/** The orchestrator: submits, claims, advances and ends jobs. */
@NullMarked
package org.dagmaster.application.engine;

import org.jspecify.annotations.NullMarked;

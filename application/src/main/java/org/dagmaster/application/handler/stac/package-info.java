/** Task handlers that write to the STAC catalog. */
@NullMarked
package org.dagmaster.application.handler.stac;

import org.jspecify.annotations.NullMarked;

/** What the use cases stand on: persistence, queue, blobs, rasters, catalog, clock. */
@NullMarked
package org.dagmaster.application.port.out;

import org.jspecify.annotations.NullMarked;

/** Rasters: what is known of one, which are refused, and what a good COG of one is. */
@NullMarked
package org.dagmaster.domain.raster;

import org.jspecify.annotations.NullMarked;

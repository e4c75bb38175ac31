/** The raster engine on GDAL: the only place that knows GDAL. */
@NullMarked
package org.dagmaster.adapter.gdal;

import org.jspecify.annotations.NullMarked;

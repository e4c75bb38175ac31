/** The raster slice on real GDAL and rasters that the tests make. */
@NullMarked
package org.dagmaster.adapter.gdal;

import org.jspecify.annotations.NullMarked;

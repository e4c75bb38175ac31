/** The raster handlers: stage a blob, validate it, make a COG of it. */
@NullMarked
package org.dagmaster.application.handler.raster;

import org.jspecify.annotations.NullMarked;

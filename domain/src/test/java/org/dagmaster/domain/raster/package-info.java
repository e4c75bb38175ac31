/** The raster rules, on profiles that the tests write down. */
@NullMarked
package org.dagmaster.domain.raster;

import org.jspecify.annotations.NullMarked;

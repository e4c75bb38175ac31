/** Reading the STAC catalog. */
@NullMarked
package org.dagmaster.application.catalog;

import org.jspecify.annotations.NullMarked;

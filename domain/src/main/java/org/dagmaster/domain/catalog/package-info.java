/** STAC collections and items, composed from what is known of a product. */
@NullMarked
package org.dagmaster.domain.catalog;

import org.jspecify.annotations.NullMarked;

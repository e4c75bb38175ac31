/** The blob store, tried on real folders. */
@NullMarked
package org.dagmaster.adapter.blob;

import org.jspecify.annotations.NullMarked;

/** The blob store on a folder: one sub-folder a container. */
@NullMarked
package org.dagmaster.adapter.blob;

import org.jspecify.annotations.NullMarked;

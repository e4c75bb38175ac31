/** Uploads and downloads of the zones. */
@NullMarked
package org.dagmaster.application.blob;

import org.jspecify.annotations.NullMarked;

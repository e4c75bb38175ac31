/** Workflows as pictures say them: boxes and arrows, before anyone has given them a place. */
@NullMarked
package org.dagmaster.domain.picture;

import org.jspecify.annotations.NullMarked;

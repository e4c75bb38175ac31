/** How the process is. */
@NullMarked
package org.dagmaster.application.health;

import org.jspecify.annotations.NullMarked;

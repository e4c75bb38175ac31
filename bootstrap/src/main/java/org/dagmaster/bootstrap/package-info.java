/** Puts the parts together and starts them. */
@NullMarked
package org.dagmaster.bootstrap;

import org.jspecify.annotations.NullMarked;

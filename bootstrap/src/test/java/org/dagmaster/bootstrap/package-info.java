/** The whole program, from its command line to its files. */
@NullMarked
package org.dagmaster.bootstrap;

import org.jspecify.annotations.NullMarked;

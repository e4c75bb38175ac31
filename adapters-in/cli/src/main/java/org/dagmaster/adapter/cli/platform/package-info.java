/** What the command line needs of the program it is part of, and of the process it runs in. */
@NullMarked
package org.dagmaster.adapter.cli.platform;

import org.jspecify.annotations.NullMarked;

/** Which server a command speaks to. */
@NullMarked
package org.dagmaster.adapter.cli.server;

import org.jspecify.annotations.NullMarked;

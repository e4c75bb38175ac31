/** How a command fails: problem documents and exit codes. */
@NullMarked
package org.dagmaster.adapter.cli.failure;

import org.jspecify.annotations.NullMarked;

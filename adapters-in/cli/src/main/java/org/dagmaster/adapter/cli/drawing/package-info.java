/** Workflows drawn with characters, for terminals. */
@NullMarked
package org.dagmaster.adapter.cli.drawing;

import org.jspecify.annotations.NullMarked;

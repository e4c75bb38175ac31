/** The commands, one class each. */
@NullMarked
package org.dagmaster.adapter.cli.command;

import org.jspecify.annotations.NullMarked;

/** The command line: {@link org.dagmaster.adapter.cli.Cli} is its only door. */
@NullMarked
package org.dagmaster.adapter.cli;

import org.jspecify.annotations.NullMarked;

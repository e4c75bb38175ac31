@NullMarked
package org.dagmaster.adapter.cli.drawing;

import org.jspecify.annotations.NullMarked;

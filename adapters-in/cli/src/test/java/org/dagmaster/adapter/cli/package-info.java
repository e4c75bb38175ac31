@NullMarked
package org.dagmaster.adapter.cli;

import org.jspecify.annotations.NullMarked;

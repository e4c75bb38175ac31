@NullMarked
package org.dagmaster.adapter.cli.platform;

import org.jspecify.annotations.NullMarked;

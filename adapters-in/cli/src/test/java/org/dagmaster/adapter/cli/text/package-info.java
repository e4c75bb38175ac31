@NullMarked
package org.dagmaster.adapter.cli.text;

import org.jspecify.annotations.NullMarked;

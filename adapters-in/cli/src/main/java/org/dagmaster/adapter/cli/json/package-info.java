/** JSON trees: reading, writing, and asking them for values. */
@NullMarked
package org.dagmaster.adapter.cli.json;

import org.jspecify.annotations.NullMarked;

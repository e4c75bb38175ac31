/** JSON-shaped values: what travels as inputs, parameters and outputs. */
@NullMarked
package org.dagmaster.domain.value;

import org.jspecify.annotations.NullMarked;

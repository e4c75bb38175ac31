/** What the outside may ask for: one interface per use case. */
@NullMarked
package org.dagmaster.application.port.in;

import org.jspecify.annotations.NullMarked;

/** Templates, evaluated by Apache Velocity with everything but map keys and list indexes locked. */
@NullMarked
package org.dagmaster.adapter.templates;

import org.jspecify.annotations.NullMarked;

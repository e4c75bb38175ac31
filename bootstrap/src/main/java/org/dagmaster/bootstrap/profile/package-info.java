/**
 * Which parts make which process: Dagger's modules and components, the only place that knows it.
 */
@NullMarked
package org.dagmaster.bootstrap.profile;

import org.jspecify.annotations.NullMarked;

/** The settings: what there is, where a value came from, and what it means. */
@NullMarked
package org.dagmaster.bootstrap.config;

import org.jspecify.annotations.NullMarked;

/**
 * Rewrites workflows of the predecessor, whose templates were Jinja's, into ours. Texts are changed
 * in place, by their positions, so that comments and the order of keys stay.
 */
@NullMarked
package org.dagmaster.adapter.yaml.jinja;

import org.jspecify.annotations.NullMarked;

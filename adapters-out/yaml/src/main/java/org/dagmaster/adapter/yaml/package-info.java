/** Workflow YAML, read with line numbers and without trust. */
@NullMarked
package org.dagmaster.adapter.yaml;

import org.jspecify.annotations.NullMarked;

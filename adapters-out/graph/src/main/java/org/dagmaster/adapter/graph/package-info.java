/** Pictures of workflows as SVG, laid out by the Eclipse Layout Kernel. */
@NullMarked
package org.dagmaster.adapter.graph;

import org.jspecify.annotations.NullMarked;

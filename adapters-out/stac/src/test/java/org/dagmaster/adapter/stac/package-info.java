@NullMarked
package org.dagmaster.adapter.stac;

import org.jspecify.annotations.NullMarked;

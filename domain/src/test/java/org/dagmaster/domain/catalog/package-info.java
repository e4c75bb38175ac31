@NullMarked
package org.dagmaster.domain.catalog;

import org.jspecify.annotations.NullMarked;

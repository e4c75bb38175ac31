@NullMarked
package org.dagmaster.bootstrap.config;

import org.jspecify.annotations.NullMarked;

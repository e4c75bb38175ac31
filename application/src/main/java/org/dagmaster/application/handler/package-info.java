/** Task handlers: the code that a task runs. */
@NullMarked
package org.dagmaster.application.handler;

import org.jspecify.annotations.NullMarked;

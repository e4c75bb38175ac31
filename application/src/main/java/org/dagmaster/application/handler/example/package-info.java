/** Handlers to learn from, to demonstrate with and to test with. */
@NullMarked
package org.dagmaster.application.handler.example;

import org.jspecify.annotations.NullMarked;

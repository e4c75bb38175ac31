/** The HTTP API: routes, JSON, problem details. Javalin and Jackson are known here alone. */
@NullMarked
package org.dagmaster.adapter.rest;

import org.jspecify.annotations.NullMarked;

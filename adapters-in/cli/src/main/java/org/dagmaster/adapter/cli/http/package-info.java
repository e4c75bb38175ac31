/** Speaks to the HTTP API. */
@NullMarked
package org.dagmaster.adapter.cli.http;

import org.jspecify.annotations.NullMarked;

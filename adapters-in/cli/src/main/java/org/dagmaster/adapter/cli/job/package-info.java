/** Jobs as a command follows them: inputs, watching, ingestion, reports. */
@NullMarked
package org.dagmaster.adapter.cli.job;

import org.jspecify.annotations.NullMarked;

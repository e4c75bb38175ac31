package org.dagmaster.domain.raster;

import org.jspecify.annotations.Nullable;

/**
 * The CRS that the submitter states.
 *
 * @param text as it was given
 * @param crs what it means; null if no CRS is known by that text
 * @param sameAsOwn whether it means the CRS that the file itself states
 */
public record CrsOverride(String text, @Nullable CrsFacts crs, boolean sameAsOwn) {}

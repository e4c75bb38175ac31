package org.dagmaster.domain.raster;

import java.util.Locale;

/** What a COG is made for. */
public enum OutputTier {
    /** To be looked at: small, with loss where the eye does not see it. */
    VISUALIZATION,
    /** To be computed with: no value changes. */
    ANALYSIS,
    /** To be kept: no value changes, and any reader of the last decades opens it. */
    ARCHIVE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.dagmaster.domain.raster;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a finished COG.
 *
 * @param profile with every pixel read, or as many as the engine reads of a very large one
 * @param crsProjjson null where the library gives none
 * @param acquiredAt the acquisition time that the file states, RFC 3339; null for none
 */
public record CogFacts(
        RasterProfile profile,
        @Nullable Map<String, @Nullable Object> crsProjjson,
        @Nullable String acquiredAt) {}

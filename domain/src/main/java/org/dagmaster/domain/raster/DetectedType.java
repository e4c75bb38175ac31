package org.dagmaster.domain.raster;

import java.util.List;

/**
 * A raster type, and why it is thought to be that.
 *
 * @param confidence within 0 and 1
 * @param evidence plain sentences without a full stop
 */
public record DetectedType(RasterType type, double confidence, List<String> evidence) {

    public DetectedType {
        evidence = List.copyOf(evidence);
    }

    static DetectedType of(RasterType type, double confidence, String... evidence) {
        return new DetectedType(type, confidence, List.of(evidence));
    }
}

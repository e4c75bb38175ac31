package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.List;

/** When a raster is good as it is. */
public final class CopyRule {

    private CopyRule() {}

    /**
     * Why a raster must be written anew to be a COG of the wanted tier in the wanted CRS; empty if
     * it can be copied. The profile must have been taken with the target CRS.
     */
    public static List<String> reasonsToRewrite(
            RasterProfile profile, OutputTier tier, RasterType type) {
        List<String> reasons = new ArrayList<>();
        CogLayout layout = profile.layout();
        if (layout == null) {
            return List.of("it is a " + profile.driver() + " file");
        }
        reasons.addAll(layout.faults());
        if (!Boolean.TRUE.equals(profile.inTargetCrs())) {
            reasons.add("it is not in the target CRS");
        }
        if (profile.isCrsOverridden()) {
            reasons.add("its header does not state its CRS");
        }
        RasterProfile.Georeference georeference = profile.georeference();
        if (georeference == null || !georeference.transform().isNorthUp()) {
            reasons.add("its rows do not run from north to south");
        }
        CogProfile wanted = CogProfile.of(type, profile.dataType(), tier);
        if (!wanted.codec().isServedBy(profile.compression())) {
            reasons.add(
                    "its compression %s does not serve the tier %s"
                            .formatted(profile.compression(), tier));
        }
        return List.copyOf(reasons);
    }
}

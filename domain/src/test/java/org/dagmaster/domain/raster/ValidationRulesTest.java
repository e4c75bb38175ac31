package org.dagmaster.domain.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.raster.Profiles.UTM33;
import static org.dagmaster.domain.raster.Profiles.UTM34;
import static org.dagmaster.domain.raster.Profiles.WORKS;
import static org.dagmaster.domain.raster.Profiles.between;
import static org.dagmaster.domain.raster.Profiles.raster;

import java.util.Arrays;
import java.util.List;
import org.dagmaster.domain.raster.CogLayout.Level;
import org.junit.jupiter.api.Test;

class ValidationRulesTest {

    @Test
    void aGoodRasterIsTakenInSilence() {
        Validation validation = check(raster());

        assertThat(validation.isValid()).isTrue();
        assertThat(validation.warnings()).isEmpty();
    }

    @Test
    void everyReasonIsGivenInTheOrderOfTheirWeight() {
        Validation validation =
                check(
                        raster().crs(null)
                                .transform(null)
                                .band(DataType.FLOAT64, "gray", Profiles.nothing()));

        assertThat(codes(validation))
                .containsExactly(
                        RefusalCode.BIT_DEPTH,
                        RefusalCode.CRS_MISSING,
                        RefusalCode.GEOTRANSFORM_MISSING,
                        RefusalCode.EMPTY);
        assertThat(validation.refusalText()).startsWith("BIT_DEPTH: ").contains(" EMPTY: ");
    }

    @Test
    void aSingleReasonStandsWithoutItsCode() {
        assertThat(check(raster().crs(null)).refusalText()).startsWith("The file states no");
    }

    @Test
    void everySentenceEndsAndSaysWhatToDo() {
        Validation validation =
                check(
                        raster().crs(null)
                                .transform(null)
                                .fault(new BlockFault("image", 2, 3, 4, "it is gone"))
                                .band(DataType.CFLOAT32, "gray", null));

        assertThat(validation.refusals()).hasSize(4);
        assertThat(validation.refusals()).allMatch(r -> r.message().endsWith("."));
        assertThat(validation.refusals())
                .allMatch(r -> r.message().contains(";") || r.message().contains(","));
    }

    @Test
    void anOverrideFillsAGapAndContradictsNothing() {
        CrsOverride stated = new CrsOverride("EPSG:32633", UTM33, false);

        assertThat(codes(check(raster().crs(null).override(stated)))).isEmpty();
        assertThat(codes(check(raster().crs(WORKS).override(stated)))).isEmpty();
        assertThat(codes(check(raster().crs(UTM34).override(stated))))
                .containsExactly(RefusalCode.CRS_MISMATCH);
        assertThat(codes(check(raster().override(new CrsOverride("utm", UTM33, true))))).isEmpty();
    }

    @Test
    void anOverrideThatNobodyKnowsIsRefusedEvenWhereItIsNotNeeded() {
        CrsOverride nonsense = new CrsOverride("EPSG:1", null, false);

        assertThat(codes(check(raster().override(nonsense))))
                .containsExactly(RefusalCode.CRS_UNKNOWN);
        assertThat(codes(check(raster().crs(WORKS)))).containsExactly(RefusalCode.CRS_UNKNOWN);
    }

    @Test
    void whatIsDeclaredIsHeldAgainstTheLimits() {
        assertThat(codes(check(raster().size(2_000_000, 2_000_000))))
                .containsExactly(RefusalCode.TOO_LARGE_DECLARED);
        assertThat(codes(check(raster().blocks(20_000))))
                .containsExactly(RefusalCode.TOO_LARGE_DECLARED);
        assertThat(codes(check(raster().size(50_000, 40_000)))).isEmpty();
        assertThat(codes(check(raster().bands(2001, DataType.UINT8))))
                .containsExactly(RefusalCode.TOO_LARGE_DECLARED);
    }

    @Test
    void nodataThatThePixelsCannotHoldIsSuspect() {
        Validation validation =
                check(raster().band(DataType.UINT8, "gray", -9999.0, 0, between(0, 250, 200)));

        assertThat(validation.warnings())
                .extracting(Validation.Warning::code)
                .containsExactly(WarningCode.NODATA_SUSPECT);
    }

    @Test
    void aFloatHoldsTheLargestFloatAsHeadersWriteIt() {
        assertThat(DataType.FLOAT32.canHold(-3.4028235e38)).isTrue();
        assertThat(DataType.FLOAT32.canHold(-3.40282347e38)).isTrue();
        assertThat(DataType.FLOAT32.canHold(1e300)).isFalse();
        assertThat(DataType.INT16.canHold(-32768)).isTrue();
        assertThat(DataType.INT16.canHold(0.5)).isFalse();
        assertThat(DataType.INT16.canHold(Double.NaN)).isFalse();
        assertThat(DataType.FLOAT32.canHold(Double.NaN)).isTrue();
    }

    @Test
    void aCogIsCopiedOnlyIfItServesItsTier() {
        CogLayout good = layout(8, 1000, 5000, 3000);

        assertThat(reasons(raster().inTarget(good))).isEmpty();
        assertThat(reasons(raster().inTarget(good).compression("JPEG")))
                .containsExactly("its compression JPEG does not serve the tier analysis");
        assertThat(
                        reasons(
                                raster().inTarget(good)
                                        .crs(null)
                                        .override(new CrsOverride("x", UTM33, false))))
                .containsExactly("its header does not state its CRS");
        assertThat(reasons(raster())).hasSize(1);
    }

    @Test
    void theOrderInTheFileMakesACog() {
        assertThat(layout(8, 1000, 5000, 3000).faults()).isEmpty();
        assertThat(layout(900, 1000, 5000, 3000).faults())
                .containsExactly(
                        "its first directory begins at byte 900, not within the first 300");
        assertThat(layout(8, 1000, 3000, 5000).faults())
                .containsExactly("the data of overview 1 lie behind a larger one's");
        assertThat(layout(8, 4, 5000, 3000).faults())
                .containsExactly("the directory of overview 1 lies before a larger one's");
        assertThat(new CogLayout(true, true, layout(8, 1000, 5000, 3000).levels()).faults())
                .containsExactly("it was changed after it was written as a COG");
        Level strips = new Level(1000, 800, 1000, 8, 8, 500);
        assertThat(new CogLayout(false, false, List.of(strips)).faults())
                .containsExactly("it is stored in strips, not in tiles");
        Level tiles = new Level(1000, 800, 256, 256, 8, 500);
        assertThat(new CogLayout(false, false, List.of(tiles)).faults())
                .containsExactly("it has no overviews");
        Level small = new Level(400, 300, 400, 20, 8, 500);
        assertThat(new CogLayout(false, false, List.of(small)).faults()).isEmpty();
    }

    @Test
    void everyTypeTierAndPixelTypeHasAProfileThatFits() {
        for (RasterType type : RasterType.values()) {
            for (DataType pixels : DataType.values()) {
                for (OutputTier tier : OutputTier.values()) {
                    CogProfile profile = CogProfile.of(type, pixels, tier);
                    boolean lossy = profile.codec() == CogProfile.Codec.JPEG;

                    assertThat(lossy)
                            .as(type + " " + pixels + " " + tier)
                            .isEqualTo(
                                    tier == OutputTier.VISUALIZATION
                                            && pixels == DataType.UINT8
                                            && Arrays.asList(RasterType.RGB, RasterType.RGBA)
                                                    .contains(type));
                    assertThat(profile.maskForNodata()).isEqualTo(lossy);
                    assertThat(profile.warp() == CogProfile.Resampling.NEAREST)
                            .isEqualTo(type == RasterType.CATEGORICAL);
                    assertThat(CogProfile.applicableTiers(type, pixels).contains(tier) || !lossy)
                            .isTrue();
                }
            }
        }
    }

    private static CogLayout layout(
            long directory, long overviewDirectory, long data, long overviewData) {
        return new CogLayout(
                true,
                false,
                List.of(
                        new Level(1000, 800, 256, 256, directory, data),
                        new Level(500, 400, 256, 256, overviewDirectory, overviewData)));
    }

    private static List<String> reasons(Profiles profile) {
        return CopyRule.reasonsToRewrite(profile.done(), OutputTier.ANALYSIS, RasterType.DEM);
    }

    private static Validation check(Profiles profile) {
        return ValidationRules.check(
                profile.done(), ValidationOptions.usual(null, OutputTier.ANALYSIS));
    }

    private static List<RefusalCode> codes(Validation validation) {
        return validation.refusals().stream().map(Validation.Refusal::code).toList();
    }
}

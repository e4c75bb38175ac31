package org.dagmaster.domain.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.raster.DataType.FLOAT32;
import static org.dagmaster.domain.raster.DataType.INT16;
import static org.dagmaster.domain.raster.DataType.UINT16;
import static org.dagmaster.domain.raster.DataType.UINT8;
import static org.dagmaster.domain.raster.Profiles.between;
import static org.dagmaster.domain.raster.Profiles.fractions;
import static org.dagmaster.domain.raster.Profiles.raster;

import org.junit.jupiter.api.Test;

class RasterTypesTest {

    @Test
    void coloursDecideWhateverTheirOrder() {
        assertThat(type(raster().bands(3, UINT8, "red", "green", "blue")))
                .isEqualTo(RasterType.RGB);
        assertThat(type(raster().bands(4, UINT16, "blue", "green", "red", "alpha")))
                .isEqualTo(RasterType.RGBA);
        assertThat(type(raster().bands(6, UINT8, "red", "green", "blue")))
                .isEqualTo(RasterType.MULTISPECTRAL);
    }

    @Test
    void aFourthBandOfExtremesIsAlphaAndOneOfMeasurementsIsInfrared() {
        Profiles alpha = raster().bands(3, UINT8, "red", "green", "blue");
        Profiles infrared = raster().bands(3, UINT8, "red", "green", "blue");

        assertThat(type(alpha.band(UINT8, "undefined", between(0, 255, 2))))
                .isEqualTo(RasterType.RGBA);
        assertThat(type(infrared.band(UINT8, "undefined", between(0, 255, 200))))
                .isEqualTo(RasterType.NIR);
    }

    @Test
    void withoutColoursTheNumberOfBandsDecides() {
        assertThat(type(raster().bands(3, UINT8))).isEqualTo(RasterType.RGB);
        assertThat(type(raster().bands(3, UINT16))).isEqualTo(RasterType.MULTISPECTRAL);
        assertThat(type(raster().bands(4, UINT16))).isEqualTo(RasterType.NIR);
        assertThat(type(raster().bands(8, UINT16))).isEqualTo(RasterType.MULTISPECTRAL);
    }

    @Test
    void aPaletteOrAFewWholeValuesAreClasses() {
        assertThat(type(raster().band(UINT8, "palette", null, 256, between(0, 90, 80))))
                .isEqualTo(RasterType.CATEGORICAL);
        assertThat(type(raster().band(UINT8, "gray", between(0, 90, 12))))
                .isEqualTo(RasterType.CATEGORICAL);
        assertThat(type(raster().band(UINT8, "gray", between(0, 254, 200))))
                .isEqualTo(RasterType.CONTINUOUS);
    }

    @Test
    void heightsAreSignedAndWithinTheEarths() {
        assertThat(type(raster().band(INT16, "gray", between(-400, 4800, 257))))
                .isEqualTo(RasterType.DEM);
        assertThat(type(raster().band(FLOAT32, "gray", fractions(3, 412))))
                .isEqualTo(RasterType.DEM);
        assertThat(type(raster().band(FLOAT32, "gray", fractions(-1, 1))))
                .isEqualTo(RasterType.CONTINUOUS);
        assertThat(type(raster().band(INT16, "gray", between(0, 30_000, 257))))
                .isEqualTo(RasterType.CONTINUOUS);
    }

    @Test
    void theUsualNodataOfHeightsAddsConfidence() {
        DetectedType plain = detect(raster().band(INT16, "gray", between(0, 4800, 257)));
        DetectedType usual =
                detect(raster().band(INT16, "gray", -9999.0, 0, between(0, 4800, 257)));

        assertThat(usual.confidence()).isGreaterThan(plain.confidence());
        assertThat(usual.evidence()).anyMatch(sentence -> sentence.contains("-9999"));
    }

    @Test
    void aStatedTypeIsHeldAgainstTheBands() {
        RasterProfile single = raster().band(FLOAT32, "gray", fractions(0, 1)).done();
        RasterProfile four = raster().bands(4, UINT8).done();

        assertThat(RasterTypes.objection(RasterType.CATEGORICAL, single))
                .hasValueSatisfying(text -> assertThat(text).contains("fractions"));
        assertThat(RasterTypes.objection(RasterType.CONTINUOUS, single)).isEmpty();
        assertThat(RasterTypes.objection(RasterType.MULTISPECTRAL, single)).isPresent();
        assertThat(RasterTypes.objection(RasterType.NIR, four)).isEmpty();
        assertThat(RasterTypes.objection(RasterType.DEM, four)).isPresent();
        assertThat(RasterTypes.objection(RasterType.RGBA, four)).isEmpty();
    }

    private static DetectedType detect(Profiles profile) {
        return RasterTypes.detect(profile.done());
    }

    private static RasterType type(Profiles profile) {
        return detect(profile).type();
    }
}

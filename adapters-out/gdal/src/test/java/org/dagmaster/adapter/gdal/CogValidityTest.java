package org.dagmaster.adapter.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gdal.gdalconst.gdalconstConstants.GCI_AlphaBand;
import static org.gdal.gdalconst.gdalconstConstants.GCI_BlueBand;
import static org.gdal.gdalconst.gdalconstConstants.GCI_GreenBand;
import static org.gdal.gdalconst.gdalconstConstants.GCI_RedBand;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Byte;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Float32;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Int16;
import static org.gdal.gdalconst.gdalconstConstants.GDT_UInt16;
import static org.gdal.gdalconst.gdalconstConstants.GMF_PER_DATASET;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dagmaster.domain.raster.CogProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pixels of a COG are valid, and with which values and colours. */
class CogValidityTest {

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void setUp() throws IOException {
        desk = new Desk(folder);
    }

    @Test
    void aRotatedRasterIsTurnedAndItsCornersAreMasked() throws Exception {
        for (int type : List.of(GDT_Byte, GDT_Int16, GDT_UInt16, GDT_Float32)) {
            Path file =
                    Sketch.raster()
                            .of(type)
                            .transform(500_000, 26, 15, 5_000_000, 15, -26)
                            .values((_, column, row) -> 100 + column + row / 2.0)
                            .writeTo(desk.file("a" + type + ".tif"));

            CogProduct product = desk.cog(file, "EPSG:32633");

            assertThat(product.transform().get(1)).isZero();
            assertThat(product.transform().get(4)).isNegative();
            try (OpenRaster cog = open(product)) {
                assertThat(cog.band(1).GetMaskFlags()).isEqualTo(GMF_PER_DATASET);
                assertThat(Pixels.mask(cog, 0, 0)).isZero();
                assertThat(Pixels.mask(cog, cog.width() / 2, cog.height() / 2)).isNotZero();
            }
            assertThat(Desk.statistics(product).minimum())
                    .as("no zero of the corners")
                    .isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void aPaletteIsKept() throws Exception {
        Path file =
                Sketch.hills()
                        .of(GDT_Byte)
                        .palette(1, 255, 0, 0)
                        .values((_, column, _) -> column < 600 ? 0 : 1)
                        .writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:4326");

        assertThat(product.bands().getFirst().colorInterpretation()).isEqualTo("palette");
        try (OpenRaster cog = open(product)) {
            assertThat(cog.band(1).GetColorTable().GetColorEntry(1)).isEqualTo(Color.RED);
        }
    }

    @Test
    void nodataOfAFloatRasterSurvivesTheWarp() throws Exception {
        Path file =
                Sketch.hills()
                        .of(GDT_Float32)
                        .nodata(-3.4e38)
                        .values((_, column, row) ->
                                row < 300 ? -3.4e38 : Sketch.height(column, row) / 7)
                        .writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:3857");

        CogProduct.Statistics statistics = Desk.statistics(product);
        assertThat(statistics.minimum()).isGreaterThanOrEqualTo(0);
        assertThat(statistics.validPercent()).isBetween(60.0, 70.0);
        try (OpenRaster cog = open(product)) {
            assertThat(Pixels.nodata(cog.band(1))).isCloseTo(-3.4e38, within(1e32));
            assertThat(cog.structure("PREDICTOR")).isEqualTo("3");
        }
    }

    @Test
    void classesAreNeverMixed() throws Exception {
        Path file =
                Sketch.hills()
                        .of(GDT_Byte)
                        .values((_, column, row) -> (column / 50 + row / 50) % 2 == 0 ? 10 : 200)
                        .writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:4326");

        try (OpenRaster cog = open(product)) {
            for (double value : Pixels.pixels(cog, 1)) {
                assertThat(value).isIn(0.0, 10.0, 200.0); // 0 where the mask hides it
            }
            for (double value : Pixels.pixels(cog.band(1).GetOverview(0))) {
                assertThat(value).isIn(0.0, 10.0, 200.0);
            }
        }
    }

    @Test
    void alphaStaysAlphaAndHidesWhatItHid() throws Exception {
        Path file =
                picture(GDT_UInt16)
                        .values((band, column, _) -> band < 4 ? 10_000 : column < 600 ? 0 : 255)
                        .writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:4326");

        assertThat(product.bands().get(3).colorInterpretation()).isEqualTo("alpha");
        try (OpenRaster cog = open(product)) {
            int middle = cog.height() / 2;
            assertThat(Pixels.value(cog, 4, cog.width() / 4, middle)).isZero();
            assertThat(Pixels.value(cog, 4, cog.width() * 3 / 4, middle)).isEqualTo(255);
            assertThat(Pixels.value(cog, 1, cog.width() * 3 / 4, middle)).isEqualTo(10_000);
        }
    }

    @Test
    void aPictureToLookAtIsJpegWithAMaskForItsNodata() throws Exception {
        Path file =
                picture3()
                        .nodata(0)
                        .values((band, column, _) -> column < 600 ? 0 : 50 * band)
                        .writeTo(desk.file("a.tif"));

        for (String target : List.of("EPSG:32633", "EPSG:4326")) {
            CogProduct product = desk.cog(file, target, "output_tier", "visualization");

            assertThat(product.bands()).hasSize(3);
            try (OpenRaster cog = open(product)) {
                assertThat(cog.structure("COMPRESSION")).isEqualTo("YCbCr JPEG");
                assertThat(cog.band(1).GetMaskFlags()).isEqualTo(GMF_PER_DATASET);
                assertThat(Pixels.mask(cog, cog.width() / 4, cog.height() / 2)).isZero();
                assertThat(Pixels.mask(cog, cog.width() * 3 / 4, cog.height() / 2)).isNotZero();
                assertThat(Pixels.value(cog, 2, cog.width() * 3 / 4, cog.height() / 2))
                        .isCloseTo(100, within(3.0));
            }
        }
    }

    @Test
    void aPictureWithAlphaToLookAtGetsAMaskInstead() throws Exception {
        Path file =
                picture(GDT_Byte)
                        .values((band, column, _) -> band < 4 ? 90 : column < 600 ? 0 : 255)
                        .writeTo(desk.file("a.tif"));

        for (String target : List.of("EPSG:32633", "EPSG:4326")) {
            CogProduct product = desk.cog(file, target, "output_tier", "visualization");

            assertThat(product.bands()).hasSize(3);
            try (OpenRaster cog = open(product)) {
                assertThat(Pixels.mask(cog, cog.width() / 4, cog.height() / 2)).isZero();
                assertThat(Pixels.mask(cog, cog.width() * 3 / 4, cog.height() / 2)).isNotZero();
            }
        }
    }

    @Test
    void blackIsAColourOfAPictureUnlessAllBandsAreBlack() throws Exception {
        Path file =
                picture3()
                        .nodata(0)
                        .values((band, _, _) -> band == 1 ? 0 : 120)
                        .writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:4326");

        try (OpenRaster cog = open(product)) {
            assertThat(Pixels.value(cog, 2, cog.width() / 2, cog.height() / 2)).isEqualTo(120);
        }
    }

    private static Sketch picture(int type) {
        return Sketch.hills()
                .of(type)
                .colours(GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand);
    }

    private static Sketch picture3() {
        return Sketch.hills().of(GDT_Byte).colours(GCI_RedBand, GCI_GreenBand, GCI_BlueBand);
    }

    private OpenRaster open(CogProduct product) throws Exception {
        return Gdal.open(desk.silver(product.cogBlob()));
    }
}

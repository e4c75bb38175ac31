package org.dagmaster.adapter.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gdal.gdalconst.gdalconstConstants.GCI_AlphaBand;
import static org.gdal.gdalconst.gdalconstConstants.GCI_BlueBand;
import static org.gdal.gdalconst.gdalconstConstants.GCI_GreenBand;
import static org.gdal.gdalconst.gdalconstConstants.GCI_RedBand;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Byte;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Float32;
import static org.gdal.gdalconst.gdalconstConstants.GDT_UInt16;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.dagmaster.application.handler.raster.RasterValidation;
import org.dagmaster.domain.raster.RasterType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of rasters that are taken. */
class WarningTest {

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void setUp() throws IOException {
        desk = new Desk(folder);
    }

    @Test
    void aGoodRasterIsDescribedWithoutWarnings() throws Exception {
        Path file = Sketch.raster().nodata(-32768).writeTo(desk.file("a.tif"));

        RasterValidation validation = desk.validate(file);

        assertThat(validation.warnings()).isEmpty();
        assertThat(validation.sourceCrs()).isEqualTo("EPSG:32633");
        assertThat(validation.crsSource()).isEqualTo("file");
        assertThat(validation.bounds())
                .containsExactly(500_000.0, 4_997_600.0, 503_000.0, 5_000_000.0);
        assertThat(validation.shape()).containsExactly(80, 100);
        assertThat(validation.dtype()).isEqualTo("int16");
        assertThat(validation.nodata()).isEqualTo(-32768L);
        assertThat(validation.rasterType().type()).isEqualTo(RasterType.DEM);
        assertThat(validation.compressionProfile()).isEqualTo("deflate");
        assertThat(validation.applicableTiers()).containsExactly("analysis", "archive");
        assertThat(validation.sizeMb()).isEqualTo(Math.rint(Files.size(file) / 1e3) / 1e3);
        List<Double> globe = Objects.requireNonNull(validation.bounds_4326());
        assertThat(globe.get(0)).isBetween(14.99, 15.01);
        assertThat(globe.get(3)).isBetween(45.1, 45.2);
    }

    @Test
    void anInputCrsThatIsUsedIsTold() throws Exception {
        Path file = Sketch.raster().withoutCrs().writeTo(desk.file("a.tif"));

        RasterValidation validation = desk.validate(file, "input_crs", "EPSG:32633");

        assertThat(codes(validation)).containsExactly("CRS_OVERRIDE");
        assertThat(validation.crsSource()).isEqualTo("input_crs");
    }

    @Test
    void aRotatedRasterIsTold() throws Exception {
        Path file =
                Sketch.raster()
                        .transform(500_000, 26, 15, 5_000_000, 15, -26)
                        .writeTo(desk.file("a.tif"));

        assertThat(codes(desk.validate(file))).containsExactly("ROTATED");
        assertThat(desk.validate(file).warnings().getFirst().message()).contains("29.98 degrees");
    }

    @Test
    void aRasterWhoseRowsRunNorthIsTold() throws Exception {
        Path file =
                Sketch.raster()
                        .transform(500_000, 30, 0, 5_000_000, 0, 30)
                        .writeTo(desk.file("a.tif"));

        assertThat(codes(desk.validate(file))).containsExactly("SOUTH_UP");
    }

    @Test
    void aRasterWithControlPointsOnlyIsTold() throws Exception {
        Path file = Sketch.raster().controlPoints().writeTo(desk.file("a.tif"));

        RasterValidation validation = desk.validate(file);

        assertThat(codes(validation)).containsExactly("GCP_OR_RPC_ONLY");
        assertThat(validation.bounds().get(0)).isBetween(499_990.0, 500_010.0);
    }

    @Test
    void aRasterAcrossTheAntimeridianIsTold() throws Exception {
        Path file =
                Sketch.raster()
                        .crs("EPSG:4326")
                        .transform(179, 0.02, 0, -16, 0, -0.02)
                        .writeTo(desk.file("a.tif"));

        RasterValidation validation = desk.validate(file);

        assertThat(codes(validation)).containsExactly("ANTIMERIDIAN");
        assertThat(validation.bounds_4326()).containsExactly(179.0, -17.6, -179.0, -16.0);
    }

    @Test
    void aTierThatDoesNotFitIsTold() throws Exception {
        Path file = Sketch.raster().writeTo(desk.file("a.tif"));

        RasterValidation validation = desk.validate(file, "output_tier", "visualization");

        assertThat(codes(validation)).containsExactly("TIER_INCOMPATIBLE");
        assertThat(validation.compressionProfile()).isEqualTo("deflate");
    }

    @Test
    void aBandOfOneValueIsToldButAnAlphaBandMayBeFlat() throws Exception {
        Path file =
                Sketch.raster()
                        .of(GDT_UInt16)
                        .colours(GCI_BlueBand, GCI_GreenBand, GCI_RedBand, GCI_AlphaBand)
                        .values((band, column, _) -> band == 1 ? 500 : band == 4 ? 255 : column)
                        .writeTo(desk.file("a.tif"));

        RasterValidation validation = desk.validate(file);

        assertThat(codes(validation)).containsExactly("STATISTICS_FLAT");
        assertThat(validation.warnings().getFirst().message())
                .contains("band 1 is 500")
                .doesNotContain("band 4");
        assertThat(validation.rasterType().type()).isEqualTo(RasterType.RGBA);
        assertThat(validation.rasterType().evidence()).anyMatch(e -> e.contains("alpha"));
    }

    @Test
    void nodataThatIsImpliedOrImpossibleIsSuspect() throws Exception {
        Path implied =
                Sketch.raster()
                        .of(GDT_Float32)
                        .values((_, column, row) -> row == 0 ? -9999 : column / 7.0)
                        .writeTo(desk.file("implied.tif"));

        assertThat(codes(desk.validate(implied))).containsExactly("NODATA_SUSPECT");
        assertThat(desk.validate(implied).warnings().getFirst().message()).contains("-9999");
    }

    @Test
    void aGoodCogInTheTargetCrsIsToldAndCopied() throws Exception {
        Path first = Sketch.raster().size(1200, 900).writeTo(desk.file("a.tif"));
        desk.cog(first, "EPSG:32633");
        Path cog = desk.file("cog.tif");
        Files.copy(desk.silver("demo/a.tif"), cog, StandardCopyOption.REPLACE_EXISTING);

        RasterValidation validation = desk.validate(cog, "target_crs", "EPSG:32633");
        desk.cog(cog, "EPSG:32633");

        assertThat(codes(validation)).containsExactly("ALREADY_COG");
        assertThat(desk.silver("demo/cog.tif")).hasSameBinaryContentAs(cog);
    }

    @Test
    void whyALookalikeIsNoCogIsTold() throws Exception {
        Path file =
                Sketch.raster()
                        .of(GDT_Byte)
                        .size(1200, 900)
                        .option("TILED=YES", "COMPRESS=DEFLATE")
                        .values((_, column, row) -> (column + row) % 200)
                        .writeTo(desk.file("a.tif"));
        try (OpenRaster raster = new OpenRaster(org.gdal.gdal.gdal.Open(file.toString(), 1))) {
            raster.dataset().BuildOverviews("NEAREST", new int[] {2, 4});
        }

        RasterValidation validation = desk.validate(file, "target_crs", "EPSG:32633");

        assertThat(codes(validation)).containsExactly("NOT_A_COG");
        assertThat(validation.warnings().getFirst().message()).contains("overview 1");
    }

    private static List<String> codes(RasterValidation validation) {
        return validation.warnings().stream().map(RasterValidation.Warning::code).toList();
    }
}

package org.dagmaster.adapter.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gdal.gdalconst.gdalconstConstants.GMF_PER_DATASET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.domain.raster.CogProduct;
import org.gdal.osr.CoordinateTransformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COGs, read back. */
class CreateCogTest {

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void setUp() throws IOException {
        desk = new Desk(folder);
    }

    @Test
    void theProductIsACogInTheTargetCrs() throws Exception {
        Path file = Sketch.hills().nodata(-32768).writeTo(desk.file("My Hills.TIF"));

        CogProduct product = desk.cog(file, "EPSG:4326");

        assertThat(product.cogContainer()).isEqualTo("silver");
        assertThat(product.cogBlob()).isEqualTo("demo/my-hills.tif");
        assertThat(product.epsg()).isEqualTo(4326);
        assertThat(product.overviews()).isPositive();
        assertThat(product.software()).startsWith("GDAL 3.");
        assertThat(product.checksum()).matches("1220[0-9a-f]{64}");
        assertThat(product.crsProjjson()).containsEntry("type", "GeographicCRS");
        assertThat(product.footprint()).containsEntry("type", "Polygon");
        try (OpenRaster cog = open(product)) {
            assertThat(cog.structure("LAYOUT")).isEqualTo("COG");
            assertThat(cog.structure("COMPRESSION")).isEqualTo("DEFLATE");
            assertThat(cog.structure("PREDICTOR")).isEqualTo("2");
            assertThat(cog.band(1).GetBlockXSize()).isEqualTo(512);
            assertThat(cog.band(1).GetOverviewCount()).isEqualTo(product.overviews());
            assertThat(Pixels.nodata(cog.band(1))).isEqualTo(-32768.0);
            assertThat(product.shape()).containsExactly(cog.height(), cog.width());
        }
        CogProduct.Statistics statistics = Desk.statistics(product);
        assertThat(statistics.minimum()).isBetween(0.0, 200.0);
        assertThat(statistics.maximum()).isBetween(1800.0, 2000.0);
        assertThat(statistics.mean()).isBetween(900.0, 1100.0);
        assertThat(statistics.validPercent()).isBetween(90.0, 100.0);
    }

    @Test
    void pixelsStayAtTheirPlaces() throws Exception {
        Path file = Sketch.hills().writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:4326");

        CoordinateTransformation toGlobe =
                CoordinateTransformation.CreateCoordinateTransformation(
                        Sketch.srs("EPSG:32633"), Sketch.srs("EPSG:4326"));
        try (OpenRaster cog = open(product)) {
            for (int column = 50; column < 1200; column += 160) {
                for (int row = 50; row < 900; row += 160) {
                    double x = 500_000 + 30 * (column + 0.5);
                    double y = 5_000_000 - 30 * (row + 0.5);
                    double[] place = toGlobe.TransformPoint(x, y);
                    // A pixel aside changes the height by 5 at most.
                    assertThat(Pixels.at(cog, place[0], place[1]))
                            .isCloseTo(Sketch.height(column, row), within(10.0));
                }
            }
        }
    }

    @Test
    void aRasterInTheTargetCrsKeepsItsVeryPixels() throws Exception {
        Path file = Sketch.hills().nodata(7).writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:32633");

        assertThat(product.transform())
                .containsExactly(30.0, 0.0, 500_000.0, 0.0, -30.0, 5_000_000.0);
        try (OpenRaster cog = open(product);
                OpenRaster source = Gdal.open(file)) {
            assertThat(Pixels.pixels(cog, 1)).isEqualTo(Pixels.pixels(source, 1));
            assertThat(Pixels.nodata(cog.band(1))).isEqualTo(7.0);
            assertThat(cog.band(1).GetMaskFlags() & GMF_PER_DATASET).isZero();
        }
    }

    @Test
    void rowsThatRunNorthAreTurnedAroundWithoutAChange() throws Exception {
        Path file =
                Sketch.hills()
                        .transform(500_000, 30, 0, 4_973_000, 0, 30)
                        .writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:32633");

        assertThat(product.transform())
                .containsExactly(30.0, 0.0, 500_000.0, 0.0, -30.0, 5_000_000.0);
        try (OpenRaster cog = open(product)) {
            double[] turned = Pixels.pixels(cog, 1);
            for (int row = 0; row < 900; row += 7) {
                for (int column = 0; column < 1200; column += 7) {
                    assertThat(turned[row * 1200 + column])
                            .isEqualTo(Sketch.height(column, 899 - row));
                }
            }
        }
    }

    @Test
    void aRasterThatItsTargetWouldRuinIsNotKept() throws Exception {
        Path file =
                Sketch.raster()
                        .crs("EPSG:3413")
                        .size(400, 400)
                        .transform(-1_000_000, 5000, 0, 1_000_000, 0, -5000)
                        .writeTo(desk.file("pole.tif"));

        assertThatThrownBy(() -> desk.cog(file, "EPSG:3857"))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContaining("COG_INVALID")
                .hasMessageContaining("pole.tif")
                .hasMessageNotContaining(folder.toString());
        assertThat(desk.isSilverEmpty()).isTrue();
        assertThat(desk.left()).containsExactly("pole.tif");
    }

    @Test
    void theFootprintAcrossTheAntimeridianIsInTwoParts() throws Exception {
        Path file =
                Sketch.raster()
                        .crs("EPSG:32760")
                        .size(600, 400)
                        .transform(790_000, 100, 0, 8_000_000, 0, -100)
                        .writeTo(desk.file("a.tif"));

        for (String target : List.of("EPSG:4326", "EPSG:3857", "EPSG:32760")) {
            CogProduct product = desk.cog(file, target);

            assertThat(product.footprint()).containsEntry("type", "MultiPolygon");
            assertThat(product.bounds4326().get(0)).isBetween(179.7, 179.8);
            assertThat(product.bounds4326().get(2)).isBetween(-179.8, -179.6);
            assertThat(product.shape().get(0)).isBetween(380, 450);
            assertThat(product.shape().get(1)).isBetween(550, 650);
            assertThat(Desk.statistics(product).validPercent()).isGreaterThan(90);
        }
    }

    @Test
    void aCrsWithoutACodeIsKeptAsText() throws Exception {
        String crs = "+proj=laea +lat_0=52 +lon_0=10 +ellps=GRS80 +units=m";
        Path file =
                Sketch.raster().crs(crs).transform(0, 30, 0, 0, 0, -30).writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, crs);

        assertThat(product.epsg()).isNull();
        assertThat(product.crsWkt()).contains("Lambert Azimuthal Equal Area");
        assertThat(product.crsProjjson()).containsEntry("type", "ProjectedCRS");
    }

    @Test
    void anInputCrsReachesTheProduct() throws Exception {
        Path file = Sketch.raster().withoutCrs().writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:32633", "input_crs", "EPSG:32633");

        assertThat(product.epsg()).isEqualTo(32633);
    }

    @Test
    void controlPointsPlaceARaster() throws Exception {
        Path file = Sketch.raster().controlPoints().writeTo(desk.file("a.tif"));

        CogProduct product = desk.cog(file, "EPSG:32633");

        assertThat(product.bounds().get(0)).isCloseTo(500_000, within(30.0));
        assertThat(product.bounds().get(3)).isCloseTo(5_000_000, within(30.0));
    }

    @Test
    void namesFollowTheParameters() throws Exception {
        Path file = Sketch.raster().writeTo(desk.file("a.tif"));

        assertThat(desk.cog(file, "EPSG:32633", "item_id", "scene-1").cogBlob())
                .isEqualTo("demo/scene-1.tif");
        assertThat(desk.cog(file, "EPSG:32633", "output_folder", "x/y").cogBlob())
                .isEqualTo("x/y/a.tif");
        assertThatThrownBy(() -> desk.cog(file, "EPSG:32633", "output_folder", "../x"))
                .isInstanceOf(TaskFailure.class)
                .hasMessageContaining("BLOB_NAME_INVALID");
        assertThatThrownBy(() -> desk.cog(file, "EPSG:32633", "item_id", "a/b"))
                .hasMessageContaining("item_id 'a/b'");
    }

    @Test
    void aSecondRunGivesTheSameBytes() throws Exception {
        Path file = Sketch.hills().writeTo(desk.file("a.tif"));

        String first = desk.cog(file, "EPSG:4326").checksum();

        assertThat(desk.cog(file, "EPSG:4326").checksum()).isEqualTo(first);
    }

    @Test
    void nothingButTheStagedFileIsLeft() throws Exception {
        Path file = Sketch.hills().writeTo(desk.file("a.tif"));

        desk.cog(file, "EPSG:4326");
        assertThatThrownBy(() -> desk.cog(file, "EPSG:0")).hasMessageContaining("CRS_UNKNOWN");

        assertThat(desk.left()).containsExactly("a.tif");
    }

    @Test
    void aCancelledAttemptStopsWithinASecondAndLeavesNothing() throws Exception {
        for (String phase : List.of("reprojecting", "writing the COG", "reading pixels")) {
            Desk busy = new Desk(Files.createDirectories(folder.resolve(phase)));
            Path file = busy.file("a.tif");
            new GdalSampleRasters().writeElevation(file, 4000, 3000);
            busy.cancelWhen(phase::equals);

            assertThatThrownBy(() -> busy.cog(file, "EPSG:4326"))
                    .isInstanceOf(InterruptedException.class);

            assertThat(busy.millisSinceCancelled()).as(phase).isLessThan(1000);
            assertThat(busy.left()).containsExactly("a.tif");
            assertThat(busy.isSilverEmpty()).isTrue();
        }
    }

    private OpenRaster open(CogProduct product) throws Exception {
        return Gdal.open(desk.silver(product.cogBlob()));
    }
}

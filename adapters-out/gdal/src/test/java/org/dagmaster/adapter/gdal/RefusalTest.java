package org.dagmaster.adapter.gdal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Byte;
import static org.gdal.gdalconst.gdalconstConstants.GDT_CFloat32;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Float32;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Float64;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Int64;
import static org.gdal.gdalconst.gdalconstConstants.GDT_UInt64;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.domain.job.Failure;
import org.gdal.gdal.gdal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason to refuse a raster, each with a file that has it. */
class RefusalTest {

    @TempDir Path folder;
    private Desk desk;

    @BeforeEach
    void setUp() throws IOException {
        desk = new Desk(folder);
    }

    @Test
    void aTextIsNoRaster() throws IOException {
        Path file = Files.writeString(desk.file("notes.tif"), "not a raster at all");

        assertThat(refusal(file).code()).hasToString("CANNOT_OPEN");
        assertThat(refusal(file).message())
                .contains("'notes.tif'", "GeoTIFF")
                .doesNotContain(folder.toString());
    }

    @Test
    void anEmptyFileIsNoRaster() throws IOException {
        Path file = Files.createFile(desk.file("empty.tif"));

        assertThat(refusal(file).code()).hasToString("CANNOT_OPEN");
    }

    @Test
    void aFileThatNamesOtherFilesIsNotFollowed() throws IOException {
        Path secret = Sketch.raster().writeTo(folder.resolve("secret.tif"));
        var dataset = gdal.Open(secret.toString());
        Path disguised = desk.file("disguised.tif");
        gdal.GetDriverByName("VRT").CreateCopy(disguised.toString(), dataset).delete();
        dataset.delete();

        assertThat(refusal(disguised).code()).hasToString("CANNOT_OPEN");
    }

    @Test
    void aFileOutsideOfTheJobsFolderIsNotOpened() {
        Path outside = Sketch.raster().writeTo(folder.resolve("outside.tif"));
        List<String> paths =
                List.of(
                        outside.toString(),
                        desk.file("../outside.tif").toString(),
                        "/vsicurl/http://example.org/a.tif",
                        "/etc/passwd");

        for (String path : paths) {
            assertThat(refusal(Path.of(path)).code()).as(path).hasToString("INVALID_PATH");
        }
    }

    @Test
    void aLinkOutOfTheJobsFolderIsNotFollowed() throws IOException {
        Path outside = Sketch.raster().writeTo(folder.resolve("outside.tif"));
        Path link = Files.createSymbolicLink(desk.file("link.tif"), outside);

        assertThat(refusal(link).code()).hasToString("INVALID_PATH");
    }

    @Test
    void aStagedFileThatIsGoneIsSaidSo() {
        assertThat(refusal(desk.file("gone.tif")).code()).hasToString("STAGED_FILE_MISSING");
    }

    @Test
    void aFileCutOffInItsPixelsIsTruncated() throws IOException {
        Path file =
                Sketch.raster().size(600, 600).option("TILED=YES").writeTo(desk.file("cut.tif"));
        cut(file, 1000);

        assertThat(refusal(file).code()).hasToString("TRUNCATED");
        assertThat(refusal(file).message()).contains("band 1, block column 2, row 2");
    }

    @Test
    void aFileCutOffInALaterBandNamesThatBand() throws IOException {
        Path file =
                Sketch.raster()
                        .bands(3)
                        .size(600, 600)
                        .option("TILED=YES", "INTERLEAVE=BAND")
                        .writeTo(desk.file("cut.tif"));
        cut(file, 1000);

        assertThat(refusal(file).code()).hasToString("TRUNCATED");
        assertThat(refusal(file).message()).contains("band 3, block column 2, row 2");
    }

    @Test
    void aBlockThatCannotBeDecodedCountsAsTruncated() throws IOException {
        Path file =
                Sketch.raster()
                        .size(600, 600)
                        .option("TILED=YES", "COMPRESS=DEFLATE")
                        .writeTo(desk.file("broken.tif"));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            bytes.write(new byte[400]);
        }

        assertThat(refusal(file).code()).hasToString("TRUNCATED");
        assertThat(refusal(file).message()).contains("cannot be read");
    }

    @Test
    void aSmallFileThatUnpacksToManyGigabytesIsNotUnpacked() throws IOException {
        Path file =
                Sketch.raster()
                        .size(300_000, 300_000)
                        .option("SPARSE_OK=TRUE", "TILED=YES", "BLOCKXSIZE=4096", "BLOCKYSIZE=4096")
                        .unfilled()
                        .writeTo(desk.file("bomb.tif"));

        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertThat(refusal(file).code()).hasToString("TOO_LARGE_DECLARED");
        assertThat(refusal(file).message()).contains("180.0 GB");
    }

    @Test
    void pixelsOf64BitsAndComplexOnesAreNotTaken() {
        for (int type : List.of(GDT_Float64, GDT_Int64, GDT_UInt64, GDT_CFloat32)) {
            Path file = Sketch.raster().of(type).writeTo(desk.file(type + ".tif"));

            assertThat(refusal(file).code()).as("" + type).hasToString("BIT_DEPTH");
        }
    }

    @Test
    void aRasterWithoutACrsIsRefused() {
        Path file = Sketch.raster().withoutCrs().writeTo(desk.file("a.tif"));

        assertThat(refusal(file).code()).hasToString("CRS_MISSING");
        assertThat(refusal(file).message()).contains("input_crs");
    }

    @Test
    void anInputCrsThatNobodyKnowsIsRefused() {
        Path file = Sketch.raster().withoutCrs().writeTo(desk.file("a.tif"));

        for (String crs : List.of("EPSG:999999", "utm 33", "/etc/passwd", "http://x.org/a.wkt")) {
            Failure failure = refusal(file, "input_crs", crs);

            assertThat(failure.code()).as(crs).hasToString("CRS_UNKNOWN");
            assertThat(failure.message()).contains("'" + crs + "'");
        }
    }

    @Test
    void aTargetCrsThatNobodyKnowsIsRefused() {
        Path file = Sketch.raster().writeTo(desk.file("a.tif"));

        assertThat(refusal(file, "target_crs", "EPSG:0").code()).hasToString("CRS_UNKNOWN");
    }

    @Test
    void aLocalCrsIsNotEnough() {
        Path file =
                Sketch.raster()
                        .crs("LOCAL_CS[\"works plan\",UNIT[\"metre\",1]]")
                        .writeTo(desk.file("a.tif"));

        assertThat(refusal(file).code()).hasToString("CRS_UNKNOWN");
        assertThat(refusal(file).message()).contains("works plan");
    }

    @Test
    void anInputCrsThatMeansSomethingElseIsRefused() {
        Path file = Sketch.raster().writeTo(desk.file("a.tif"));

        Failure failure = refusal(file, "input_crs", "EPSG:32634");

        assertThat(failure.code()).hasToString("CRS_MISMATCH");
        assertThat(failure.message()).contains("EPSG:32633", "EPSG:32634");
    }

    @Test
    void anInputCrsThatMeansTheSameInOtherWordsIsTaken() throws Exception {
        Path file = Sketch.raster().writeTo(desk.file("a.tif"));
        String wkt = Sketch.srs("EPSG:32633").ExportToWkt();

        assertThat(desk.validate(file, "input_crs", wkt).crsSource()).isEqualTo("file");
        assertThat(desk.validate(file, "input_crs", "epsg:32633").sourceCrs())
                .isEqualTo("EPSG:32633");
    }

    @Test
    void aRasterWithoutAPlaceIsRefused() {
        Path file = Sketch.raster().withoutTransform().writeTo(desk.file("a.tif"));

        assertThat(refusal(file).code()).hasToString("GEOTRANSFORM_MISSING");
    }

    @Test
    void aRasterOfNothingButNodataIsEmpty() {
        Path file = Sketch.raster().nodata(7).values((_, _, _) -> 7).writeTo(desk.file("a.tif"));
        Path nan =
                Sketch.raster()
                        .of(GDT_Float32)
                        .values((_, _, _) -> Double.NaN)
                        .writeTo(desk.file("nan.tif"));

        assertThat(refusal(file).code()).hasToString("EMPTY");
        assertThat(refusal(file).message()).contains("nodata is 7");
        assertThat(refusal(nan).code()).hasToString("EMPTY");
    }

    @Test
    void aSingleValidPixelInALargeRasterIsFound() throws Exception {
        Path file =
                Sketch.raster()
                        .of(GDT_Byte)
                        .size(9000, 7000)
                        .nodata(0)
                        .option("TILED=YES", "COMPRESS=DEFLATE")
                        .values((_, column, row) -> column == 4321 && row == 3456 ? 9 : 0)
                        .writeTo(desk.file("a.tif"));

        assertThat(desk.validate(file).valid()).isTrue();
    }

    @Test
    void aTypeThatTheRasterCannotBeIsRefused() {
        Path file = Sketch.raster().writeTo(desk.file("a.tif"));

        Failure failure = refusal(file, "raster_type", "rgb");

        assertThat(failure.code()).hasToString("TYPE_MISMATCH");
        assertThat(failure.message()).contains("3 bands", "has 1", "dem");
    }

    @Test
    void allFaultsAreNamedAtOnceTheWeightiestFirst() {
        Path file =
                Sketch.raster()
                        .of(GDT_Float64)
                        .withoutCrs()
                        .withoutTransform()
                        .writeTo(desk.file("a.tif"));

        Failure failure = refusal(file);

        assertThat(failure.code()).hasToString("BIT_DEPTH");
        assertThat(failure.message())
                .contains("BIT_DEPTH: ", "CRS_MISSING: ", "GEOTRANSFORM_MISSING: ");
        assertThat(failure.retryable()).isFalse();
    }

    private Failure refusal(Path file, String... more) {
        TaskFailure failure =
                catchThrowableOfType(TaskFailure.class, () -> desk.validate(file, more));
        assertThat(failure).as("the refusal of " + file).isNotNull();
        return failure.failure();
    }

    private static void cut(Path file, int bytes) throws IOException {
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(whole.length() - bytes);
        }
    }
}

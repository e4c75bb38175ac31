package org.dagmaster.adapter.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dagmaster.application.handler.raster.RasterValidation;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.raster.RasterType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GdalSampleRastersTest {

    @TempDir Path folder;

    @Test
    void theMountainsAreAnElevationModelWithAFewHoles() throws Exception {
        Desk desk = new Desk(folder);
        Path file = desk.file("mountains.tif");

        new GdalSampleRasters().writeElevation(file, 800, 600);
        RasterValidation validation = desk.validate(file);
        CogProduct.Statistics statistics = Desk.statistics(desk.cog(file, "EPSG:32633"));

        assertThat(validation.rasterType().type()).isEqualTo(RasterType.DEM);
        assertThat(validation.sourceCrs()).isEqualTo("EPSG:32633");
        assertThat(validation.dtype()).isEqualTo("int16");
        assertThat(validation.nodata()).isEqualTo(-32768L);
        assertThat(validation.shape()).containsExactly(600, 800);
        assertThat(statistics.validPercent()).isBetween(97.0, 99.9);
        assertThat(statistics.stddev()).isGreaterThan(100);
    }

    @Test
    void theyAreTheSameEveryTime() throws Exception {
        Path one = folder.resolve("one.tif");
        Path two = folder.resolve("two.tif");

        new GdalSampleRasters().writeElevation(one, 300, 200);
        new GdalSampleRasters().writeElevation(two, 300, 200);

        assertThat(one).hasSameBinaryContentAs(two);
    }
}

package org.dagmaster.adapter.gdal;

import java.nio.file.Path;
import java.util.List;
import org.dagmaster.application.port.out.RasterEngine.WriteFailed;
import org.dagmaster.application.port.out.SampleRasters;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconstConstants;
import org.gdal.osr.SpatialReference;
import org.jspecify.annotations.Nullable;

/** Made-up rasters as plain GeoTIFFs. */
public final class GdalSampleRasters implements SampleRasters {

    private static final int UTM_33_NORTH = 32633;

    /** The upper left corner, in the eastern Alps, and a pixel of 30 m. */
    private static final double[] TRANSFORM = {380_000, 30, 0, 5_300_000, 0, -30};

    private static final int STRIP = 256;

    /**
     * @throws IllegalStateException if GDAL is not there
     */
    public GdalSampleRasters() {
        Gdal.start();
    }

    @Override
    public void writeElevation(Path file, int columns, int rows) throws WriteFailed {
        Dataset created = null;
        gdal.ErrorReset();
        try {
            created =
                    gdal.GetDriverByName("GTiff")
                            .Create(
                                    file.toAbsolutePath().toString(),
                                    columns,
                                    rows,
                                    1,
                                    gdalconstConstants.GDT_Int16,
                                    Gdal.vector(List.of("TILED=YES")));
        } catch (RuntimeException e) {
            throw new WriteFailed(String.valueOf(e.getMessage()));
        }
        if (created == null) {
            throw new WriteFailed(Gdal.lastError("unknown cause"));
        }
        try (OpenRaster raster = new OpenRaster(created)) {
            describe(raster);
            fill(raster.band(1), new Terrain(columns, rows), columns, rows);
        }
    }

    private static void describe(OpenRaster raster) {
        SpatialReference crs = new SpatialReference();
        crs.ImportFromEPSG(UTM_33_NORTH);
        raster.dataset().SetSpatialRef(crs);
        raster.dataset().SetGeoTransform(TRANSFORM);
        raster.band(1).SetNoDataValue(Terrain.NODATA);
        raster.band(1).SetDescription("elevation");
        raster.band(1).SetUnitType("m");
    }

    private static void fill(Band band, Terrain terrain, int columns, int rows) throws WriteFailed {
        short[] heights = new short[columns * STRIP];
        for (int top = 0; top < rows; top += STRIP) {
            int y = top;
            int count = Math.min(STRIP, rows - top);
            for (int row = 0; row < count; row++) {
                terrain.row(top + row, heights, row * columns);
            }
            String fault =
                    Gdal.check(() ->
                            band.WriteRaster(
                                    0, y, columns, count, gdalconstConstants.GDT_Int16, heights));
            throwIf(fault);
        }
    }

    private static void throwIf(@Nullable String fault) throws WriteFailed {
        if (fault != null) {
            throw new WriteFailed(fault);
        }
    }
}

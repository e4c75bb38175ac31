package org.dagmaster.adapter.gdal;

import static org.gdal.gdalconst.gdalconstConstants.GDT_Byte;
import static org.gdal.gdalconst.gdalconstConstants.GDT_Float64;

import org.gdal.gdal.Band;

/** What a test reads back from a raster. */
final class Pixels {

    private Pixels() {}

    static double nodata(Band band) {
        Double[] value = new Double[1];
        band.GetNoDataValue(value);
        return value[0] == null ? Double.NaN : value[0];
    }

    static double at(OpenRaster raster, double x, double y) {
        double[] t = raster.dataset().GetGeoTransform();
        return value(raster, 1, (int) ((x - t[0]) / t[1]), (int) ((y - t[3]) / t[5]));
    }

    static double value(OpenRaster raster, int band, int column, int row) {
        double[] pixel = new double[1];
        raster.band(band).ReadRaster(column, row, 1, 1, 1, 1, GDT_Float64, pixel);
        return pixel[0];
    }

    static int mask(OpenRaster raster, int column, int row) {
        byte[] pixel = new byte[1];
        raster.band(1).GetMaskBand().ReadRaster(column, row, 1, 1, 1, 1, GDT_Byte, pixel);
        return pixel[0];
    }

    static double[] pixels(OpenRaster raster, int band) {
        return pixels(raster.band(band));
    }

    static double[] pixels(Band band) {
        int width = band.getXSize();
        int height = band.getYSize();
        double[] pixels = new double[width * height];
        band.ReadRaster(0, 0, width, height, width, height, GDT_Float64, pixels);
        return pixels;
    }
}

package org.dagmaster.adapter.gdal;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gdal.gdal.ColorTable;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.GCP;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconstConstants;
import org.gdal.osr.SpatialReference;
import org.jspecify.annotations.Nullable;

/** A raster to be written; what is not said is a 100 x 80 picture of 30 m pixels in UTM 33. */
final class Sketch {

    /** The value of a pixel. */
    interface Values {
        double at(int band, int column, int row);
    }

    private int type = gdalconstConstants.GDT_Int16;
    private int width = 100;
    private int height = 80;
    private int bands = 1;
    private @Nullable String crs = "EPSG:32633";
    private double @Nullable [] transform = {500_000, 30, 0, 5_000_000, 0, -30};
    private @Nullable Double nodata;
    private final List<String> options = new ArrayList<>();
    private final List<Integer> colours = new ArrayList<>();
    private Values values = (band, column, row) -> 100 * band + column * 3 + row;
    private boolean filled = true;
    private boolean controlPoints;
    private @Nullable ColorTable palette;

    static Sketch raster() {
        Gdal.start();
        return new Sketch();
    }

    /** Gentle hills of 1200 x 900 pixels: 5 up or down from one pixel to the next, at most. */
    static Sketch hills() {
        return raster().size(1200, 900).values((_, column, row) -> height(column, row));
    }

    static double height(int column, int row) {
        return Math.rint(1000 + 900 * Math.sin(column / 180.0) * Math.cos(row / 180.0));
    }

    Sketch of(int gdalType) {
        type = gdalType;
        return this;
    }

    Sketch size(int columns, int rows) {
        width = columns;
        height = rows;
        return this;
    }

    Sketch bands(int count) {
        bands = count;
        return this;
    }

    Sketch colours(Integer... interpretations) {
        colours.addAll(List.of(interpretations));
        return bands(interpretations.length);
    }

    /** A colour table with one colour. */
    Sketch palette(int index, int red, int green, int blue) {
        palette = new ColorTable();
        palette.SetColorEntry(index, new Color(red, green, blue));
        return this;
    }

    Sketch crs(String text) {
        crs = text;
        return this;
    }

    Sketch withoutCrs() {
        crs = null;
        return this;
    }

    /** In GDAL's order: x, pixel width, rotation, y, rotation, pixel height. */
    Sketch transform(double... sixNumbers) {
        transform = sixNumbers;
        return this;
    }

    Sketch withoutTransform() {
        transform = null;
        return this;
    }

    Sketch controlPoints() {
        controlPoints = true;
        transform = null;
        return this;
    }

    Sketch nodata(double value) {
        nodata = value;
        return this;
    }

    Sketch option(String... creationOptions) {
        options.addAll(List.of(creationOptions));
        return this;
    }

    Sketch values(Values pixels) {
        values = pixels;
        return this;
    }

    Sketch unfilled() {
        filled = false;
        return this;
    }

    Path writeTo(Path file) {
        Dataset dataset =
                gdal.GetDriverByName("GTiff")
                        .Create(file.toString(), width, height, bands, type, Gdal.vector(options));
        try (OpenRaster raster = new OpenRaster(dataset)) {
            place(dataset);
            for (int band = 1; band <= bands; band++) {
                if (nodata != null) {
                    raster.band(band).SetNoDataValue(nodata);
                }
                if (palette != null) {
                    raster.band(band).SetColorTable(palette);
                }
                if (!colours.isEmpty()) {
                    raster.band(band).SetColorInterpretation(colours.get(band - 1));
                }
            }
            if (filled) {
                fill(raster);
            }
        }
        return file;
    }

    private void place(Dataset dataset) {
        SpatialReference reference = crs == null ? null : srs(crs);
        if (controlPoints && reference != null) {
            dataset.SetGCPs2(corners(), reference);
            return;
        }
        if (reference != null) {
            dataset.SetSpatialRef(reference);
        }
        if (transform != null) {
            dataset.SetGeoTransform(transform);
        }
    }

    private GCP[] corners() {
        List<GCP> points = new ArrayList<>();
        for (int[] corner : new int[][] {{0, 0}, {width, 0}, {0, height}, {width, height}}) {
            double x = 500_000 + 30.0 * corner[0];
            double y = 5_000_000 - 30.0 * corner[1];
            points.add(new GCP(x, y, 0, corner[0], corner[1], "", "" + points.size()));
        }
        return points.toArray(new GCP[0]);
    }

    private void fill(OpenRaster raster) {
        for (int band = 1; band <= bands; band++) {
            for (int row = 0; row < height; row++) {
                double[] line = new double[width];
                for (int column = 0; column < width; column++) {
                    line[column] = values.at(band, column, row);
                }
                raster.band(band)
                        .WriteRaster(0, row, width, 1, gdalconstConstants.GDT_Float64, line);
            }
        }
    }

    static SpatialReference srs(String text) {
        SpatialReference reference = new SpatialReference();
        reference.SetFromUserInput(text);
        return Crs.traditional(reference);
    }
}

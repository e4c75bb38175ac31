package org.dagmaster.adapter.gdal;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.port.out.RasterEngine.Watch;
import org.dagmaster.domain.raster.BandFacts;
import org.dagmaster.domain.raster.BandSample;
import org.dagmaster.domain.raster.BlockFault;
import org.dagmaster.domain.raster.DataType;
import org.gdal.gdal.Band;
import org.gdal.gdalconst.gdalconstConstants;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of all bands, window by window: of every pixel where they are few, else of windows
 * spread evenly. If all of these are empty, the rest is searched for the first valid pixel.
 */
final class BandSampler {

    private final OpenRaster raster;
    private final List<BandFacts> bands;
    private final Watch watch;
    private final Windows windows;
    private final List<ValueTally> tallies = new ArrayList<>();
    private final double[] values = new double[Windows.PIXELS];
    private final byte[] mask = new byte[Windows.PIXELS];
    private @Nullable BlockFault fault;

    BandSampler(OpenRaster raster, List<BandFacts> bands, Watch watch) {
        this.raster = raster;
        this.bands = bands;
        this.watch = watch;
        Band first = raster.band(1);
        this.windows =
                Windows.of(
                        raster.width(),
                        raster.height(),
                        first.GetBlockXSize(),
                        first.GetBlockYSize());
        bands.forEach(_ -> tallies.add(new ValueTally()));
    }

    /** The first block that could not be read; null for none. */
    @Nullable BlockFault fault() {
        return fault;
    }

    /**
     * @param limit about how many pixels of a band are read
     * @return in the order of the bands
     */
    List<BandSample> sample(long limit) throws InterruptedException {
        int total = windows.count();
        long wanted = Math.max(2, limit / windows.get(0).pixels());
        int count = (int) Math.min(total, wanted);
        for (int i = 0; i < count && fault == null; i++) {
            // Both ends, and evenly between them.
            long index = count == 1 ? 0 : (long) i * (total - 1) / (count - 1);
            read((int) index);
            watch.progress((double) (i + 1) / count, "reading pixels");
        }
        boolean exact = count == total;
        for (int i = 0; i < total && !exact && fault == null && allEmpty(); i++) {
            read(i);
            watch.progress((double) (i + 1) / total, "looking for a valid pixel");
        }
        return tallies.stream().map(tally -> tally.result(exact)).toList();
    }

    private boolean allEmpty() {
        for (int i = 0; i < bands.size(); i++) {
            if (!bands.get(i).isAlpha() && tallies.get(i).valid() > 0) {
                return false;
            }
        }
        return true;
    }

    private void read(int index) throws InterruptedException {
        Windows.Window window = windows.get(index);
        for (int i = 0; i < bands.size() && fault == null; i++) {
            Stopping.check(watch);
            read(window, bands.get(i), tallies.get(i));
        }
    }

    private void read(Windows.Window window, BandFacts facts, ValueTally tally) {
        Band band = raster.band(facts.index());
        if (!fill(band, window, facts.index())) {
            return;
        }
        boolean masked = !facts.isAlpha() && isMasked(band);
        if (masked && !fillMask(band.GetMaskBand(), window, facts.index())) {
            return;
        }
        double nodata = facts.nodata() == null ? Double.NaN : stored(facts.nodata(), facts);
        int pixels = window.pixels();
        for (int i = 0; i < pixels; i++) {
            double value = values[i];
            boolean hidden = Double.isNaN(value) || value == nodata || masked && mask[i] == 0;
            if (hidden) {
                tally.skip();
            } else {
                tally.add(value);
            }
        }
    }

    /** The nodata value as pixels hold it: a float has fewer digits than the header's text. */
    private static double stored(double nodata, BandFacts facts) {
        return facts.dataType() == DataType.FLOAT32 ? (float) nodata : nodata;
    }

    private static boolean isMasked(Band band) {
        return (band.GetMaskFlags() & gdalconstConstants.GMF_PER_DATASET) != 0;
    }

    private boolean fill(Band band, Windows.Window w, int index) {
        return note(
                w,
                index,
                Gdal.check(() ->
                        band.ReadRaster(
                                w.x(),
                                w.y(),
                                w.width(),
                                w.height(),
                                w.width(),
                                w.height(),
                                gdalconstConstants.GDT_Float64,
                                values)));
    }

    private boolean fillMask(Band band, Windows.Window w, int index) {
        return note(
                w,
                index,
                Gdal.check(() ->
                        band.ReadRaster(
                                w.x(),
                                w.y(),
                                w.width(),
                                w.height(),
                                w.width(),
                                w.height(),
                                gdalconstConstants.GDT_Byte,
                                mask)));
    }

    private boolean note(Windows.Window window, int index, @Nullable String problem) {
        if (problem == null) {
            return true;
        }
        Band band = raster.band(index);
        fault =
                new BlockFault(
                        "image",
                        index,
                        window.x() / band.GetBlockXSize(),
                        window.y() / band.GetBlockYSize(),
                        "from there on, something cannot be read: " + problem);
        return false;
    }
}

package org.dagmaster.adapter.gdal;

import java.nio.file.Path;
import java.util.Map;
import org.dagmaster.application.port.out.RasterEngine;
import org.dagmaster.domain.raster.CogFacts;
import org.dagmaster.domain.raster.RasterProfile;
import org.dagmaster.domain.raster.ValidationOptions.Limits;
import org.gdal.gdal.gdal;
import org.jspecify.annotations.Nullable;

/** Rasters with GDAL. A call runs on the caller's thread until it is done. */
public final class GdalRasterEngine implements RasterEngine {

    /** Some seconds of reading; a sample of this size tells types and emptiness. */
    private static final long PIXELS_TO_INSPECT = 16L << 20;

    /** Exact statistics for products up to 10,000 x 10,000 pixels, a wide sample beyond. */
    private static final long PIXELS_TO_DESCRIBE = 100_000_000;

    private final GdalSettings settings;
    private final String software;

    /**
     * @throws IllegalStateException if {@link #isAvailable} is not
     */
    public GdalRasterEngine(GdalSettings settings) {
        this.software = Gdal.start();
        this.settings = settings;
        gdal.SetCacheMax(Math.multiplyExact(settings.cacheMegabytes(), 1 << 20));
    }

    /** Whether GDAL's native library is there; asking loads no more than that library. */
    public static boolean isAvailable() {
        return Gdal.problem() == null;
    }

    /** Why it is not available, for a log; null if it is. */
    public static @Nullable String problem() {
        return Gdal.problem();
    }

    @Override
    public String software() {
        return software;
    }

    @Override
    public RasterProfile inspect(Path file, Inspection what, Watch watch)
            throws Unreadable, UnknownCrs, InterruptedException {
        return new Inspector(file, what, PIXELS_TO_INSPECT, watch).inspect();
    }

    @Override
    public void writeCog(CogRequest request, Watch watch)
            throws Unreadable, UnknownCrs, WriteFailed, InterruptedException {
        new CogWriter(request, settings, watch).write();
    }

    @Override
    public CogFacts describe(Path cog, String targetCrs, Watch watch)
            throws Unreadable, UnknownCrs, InterruptedException {
        Inspection what = new Inspection(null, targetCrs, Limits.USUAL);
        try (OpenRaster raster = Gdal.open(cog)) {
            RasterProfile profile =
                    new Inspector(cog, what, PIXELS_TO_DESCRIBE, watch).inspect(raster);
            Map<String, @Nullable Object> projjson =
                    Geo.ownCrs(raster).map(Crs::projjson).orElse(null);
            return new CogFacts(profile, projjson, AcquisitionTime.of(raster).orElse(null));
        }
    }
}

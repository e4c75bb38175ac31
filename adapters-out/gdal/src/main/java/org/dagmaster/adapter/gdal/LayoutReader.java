package org.dagmaster.adapter.gdal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dagmaster.domain.raster.CogLayout;
import org.dagmaster.domain.raster.CogLayout.Level;
import org.gdal.gdal.Band;
import org.jspecify.annotations.Nullable;

/** Reads from GDAL's TIFF metadata how the parts of a TIFF lie in the file. */
final class LayoutReader {

    private LayoutReader() {}

    /** Empty for other formats than TIFF. */
    static Optional<CogLayout> read(OpenRaster raster) {
        if (!raster.dataset().GetDriver().getShortName().equals("GTiff")) {
            return Optional.empty();
        }
        Band image = raster.band(1);
        List<Level> levels = new ArrayList<>(List.of(levelOf(image)));
        for (int i = 0; i < image.GetOverviewCount(); i++) {
            levels.add(levelOf(image.GetOverview(i)));
        }
        return Optional.of(
                new CogLayout(
                        raster.structure("LAYOUT").equals("COG"),
                        raster.structure("KNOWN_INCOMPATIBLE_EDITION").equals("YES"),
                        levels));
    }

    private static Level levelOf(Band band) {
        return new Level(
                band.getXSize(),
                band.getYSize(),
                band.GetBlockXSize(),
                band.GetBlockYSize(),
                number(band.GetMetadataItem("IFD_OFFSET", "TIFF")),
                number(band.GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF")));
    }

    private static long number(@Nullable String text) {
        return text == null ? -1 : Long.parseLong(text);
    }
}

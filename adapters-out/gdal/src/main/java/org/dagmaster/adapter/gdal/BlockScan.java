package org.dagmaster.adapter.gdal;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.port.out.RasterEngine.Watch;
import org.dagmaster.domain.raster.BlockFault;
import org.gdal.gdal.Band;
import org.gdal.gdalconst.gdalconstConstants;
import org.jspecify.annotations.Nullable;

/**
 * Finds blocks that a file does not hold whole. GDAL opens a truncated TIFF without complaint and
 * reads zeros, so the places of all blocks are held against the file's length, and the last block
 * of every band is read.
 */
final class BlockScan {

    private static final int ENOUGH = 5;

    private final OpenRaster raster;
    private final long fileBytes;
    private final Watch watch;
    private final List<BlockFault> faults = new ArrayList<>();

    private BlockScan(OpenRaster raster, long fileBytes, Watch watch) {
        this.raster = raster;
        this.fileBytes = fileBytes;
        this.watch = watch;
    }

    static List<BlockFault> faults(OpenRaster raster, long fileBytes, Watch watch)
            throws InterruptedException {
        BlockScan scan = new BlockScan(raster, fileBytes, watch);
        scan.run();
        return List.copyOf(scan.faults);
    }

    private void run() throws InterruptedException {
        boolean bandsApart = !raster.structure("INTERLEAVE").equals("PIXEL");
        int separate = bandsApart ? raster.bands() : 1;
        for (int index = 1; index <= separate; index++) {
            scan("image", index, raster.band(index));
        }
        Band first = raster.band(1);
        for (int i = 0; i < first.GetOverviewCount(); i++) {
            scan("overview " + (i + 1), 1, first.GetOverview(i));
        }
        if (first.GetMaskFlags() == gdalconstConstants.GMF_PER_DATASET) {
            scan("mask", 1, first.GetMaskBand());
        }
        for (int index = 1; index <= raster.bands() && faults.isEmpty(); index++) {
            readLast(index);
        }
    }

    private void scan(String image, int index, Band band) throws InterruptedException {
        int columns = blocks(band.getXSize(), band.GetBlockXSize());
        int rows = blocks(band.getYSize(), band.GetBlockYSize());
        for (int row = 0; row < rows; row++) {
            Stopping.check(watch);
            for (int column = 0; column < columns && faults.size() < ENOUGH; column++) {
                String fault = outside(band, column, row);
                if (fault != null) {
                    faults.add(new BlockFault(image, index, column, row, fault));
                }
            }
        }
    }

    private @Nullable String outside(Band band, int column, int row) {
        String block = column + "_" + row;
        String offset = band.GetMetadataItem("BLOCK_OFFSET_" + block, "TIFF");
        String size = band.GetMetadataItem("BLOCK_SIZE_" + block, "TIFF");
        if (offset == null || size == null) {
            return null; // a sparse block, or another format
        }
        long end = Long.parseLong(offset) + Long.parseLong(size);
        return end > fileBytes || end < 0
                ? "its data would end at byte %s, behind the end of the file"
                        .formatted(Long.toUnsignedString(end))
                : null;
    }

    private void readLast(int index) {
        Band band = raster.band(index);
        int column = blocks(band.getXSize(), band.GetBlockXSize()) - 1;
        int row = blocks(band.getYSize(), band.GetBlockYSize()) - 1;
        // One pixel is enough: GDAL decodes the whole block for it.
        double[] pixel = new double[1];
        int x = band.getXSize() - 1;
        int y = band.getYSize() - 1;
        String fault =
                Gdal.check(() ->
                        band.ReadRaster(x, y, 1, 1, 1, 1, gdalconstConstants.GDT_Float64, pixel));
        if (fault != null) {
            faults.add(new BlockFault("image", index, column, row, "it cannot be read: " + fault));
        }
    }

    private static int blocks(int pixels, int blockPixels) {
        return Math.ceilDiv(pixels, blockPixels);
    }
}

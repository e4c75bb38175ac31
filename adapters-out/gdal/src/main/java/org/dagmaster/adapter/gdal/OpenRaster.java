package org.dagmaster.adapter.gdal;

import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;

/** A dataset that is closed at the end of a try block. */
record OpenRaster(Dataset dataset) implements AutoCloseable {

    /**
     * @param index 1 for the first
     */
    Band band(int index) {
        return dataset.GetRasterBand(index);
    }

    int bands() {
        return dataset.GetRasterCount();
    }

    int width() {
        return dataset.GetRasterXSize();
    }

    int height() {
        return dataset.GetRasterYSize();
    }

    /** A metadata item of the image structure; the empty text for none. */
    String structure(String key) {
        String value = dataset.GetMetadataItem(key, "IMAGE_STRUCTURE");
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        dataset.delete();
    }
}

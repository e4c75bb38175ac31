package org.dagmaster.domain.raster;

import java.util.Locale;

/** What a raster shows. */
public enum RasterType {
    RGB,
    RGBA,
    DEM,
    CATEGORICAL,
    MULTISPECTRAL,
    NIR,
    CONTINUOUS;

    /** Whether it is a picture in colours. */
    public boolean isImagery() {
        return switch (this) {
            case RGB, RGBA, NIR, MULTISPECTRAL -> true;
            case DEM, CATEGORICAL, CONTINUOUS -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

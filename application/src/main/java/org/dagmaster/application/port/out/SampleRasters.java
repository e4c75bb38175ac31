package org.dagmaster.application.port.out;

import java.nio.file.Path;

/** Makes rasters to try the system with. */
public interface SampleRasters {

    /**
     * Writes an elevation model of made-up mountains: int16 metres, UTM zone 33N, nodata -32768
     * with a few holes; the same every time.
     *
     * @param columns the width in pixels
     * @param rows the height in pixels
     * @throws RasterEngine.WriteFailed if it cannot be written
     */
    void writeElevation(Path file, int columns, int rows) throws RasterEngine.WriteFailed;
}

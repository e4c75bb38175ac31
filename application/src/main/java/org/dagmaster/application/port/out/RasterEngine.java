package org.dagmaster.application.port.out;

import java.nio.file.Path;
import org.dagmaster.domain.raster.CogFacts;
import org.dagmaster.domain.raster.CogProfile;
import org.dagmaster.domain.raster.RasterProfile;
import org.dagmaster.domain.raster.ValidationOptions.Limits;
import org.jspecify.annotations.Nullable;

/** What can be done with rasters. Files are local; memory is bounded whatever their size. */
public interface RasterEngine {

    /** What makes the products, such as {@code GDAL 3.6.2}. */
    String software();

    /**
     * Measures a raster.
     *
     * @throws Unreadable if it is no raster of a known format, or its header is damaged
     * @throws UnknownCrs if the target CRS is not known; an input CRS that is not known is a fact
     * @throws InterruptedException if the watch says to stop
     */
    RasterProfile inspect(Path file, Inspection what, Watch watch)
            throws Unreadable, UnknownCrs, InterruptedException;

    /**
     * Writes a COG, north-up, in the target CRS. The values of a raster that is in that CRS already
     * are not changed (by a codec without loss). Nothing is left at the target if it fails.
     *
     * @throws Unreadable if the source cannot be read
     * @throws UnknownCrs if a CRS is not known
     * @throws WriteFailed if the COG cannot be made
     * @throws InterruptedException if the watch says to stop
     */
    void writeCog(CogRequest request, Watch watch)
            throws Unreadable, UnknownCrs, WriteFailed, InterruptedException;

    /** Measures a finished COG; the exceptions are those of {@link #inspect}. */
    CogFacts describe(Path cog, String targetCrs, Watch watch)
            throws Unreadable, UnknownCrs, InterruptedException;

    /**
     * What to find out.
     *
     * @param inputCrs the CRS that the submitter states: a code such as EPSG:32633, or WKT
     * @param targetCrs the CRS of the product; null if it is not decided
     * @param limits beyond these the pixels are not read
     */
    record Inspection(@Nullable String inputCrs, @Nullable String targetCrs, Limits limits) {}

    /**
     * @param target a file in a folder of its own, where temporary files may lie as well
     * @param sourceCrs what to take for the source's CRS; null for what the file states
     */
    record CogRequest(
            Path source,
            Path target,
            @Nullable String sourceCrs,
            String targetCrs,
            CogProfile profile) {}

    /** Follows a long piece of work, and may stop it. */
    interface Watch {

        /**
         * @param fraction within 0 and 1
         */
        void progress(double fraction, String message);

        boolean isCancelled();
    }

    /** Not a raster that can be read; the message says why, as a part of a sentence. */
    final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        public Unreadable(String message) {
            super(message);
        }
    }

    /** No coordinate reference system is known by that text. */
    final class UnknownCrs extends Exception {

        private static final long serialVersionUID = 1;

        public UnknownCrs(String text) {
            super(text);
        }
    }

    /** A raster could not be written; the message says why, as a part of a sentence. */
    final class WriteFailed extends Exception {

        private static final long serialVersionUID = 1;

        public WriteFailed(String message) {
            super(message);
        }
    }
}

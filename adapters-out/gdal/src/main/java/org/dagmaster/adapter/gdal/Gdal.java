package org.dagmaster.adapter.gdal;

import java.nio.file.Path;
import java.util.List;
import java.util.Vector;
import org.dagmaster.application.port.out.RasterEngine.Unreadable;
import org.gdal.gdal.Dataset;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconstConstants;
import org.jspecify.annotations.Nullable;

/**
 * The one door to GDAL: it is set up once, before the first call, and says nothing on the console.
 *
 * <p>Easy to get wrong: some calls of the bindings throw on failure, others return null or an error
 * number, by call and by thread; every result is checked here or by {@link #check}.
 */
final class Gdal {

    /** The native part of the bindings. */
    private static final String LIBRARY = "gdalalljni";

    /**
     * The formats that are opened. None that names other files or addresses (VRT, WMS ...), so that
     * an upload cannot make the worker read what is not its own.
     */
    private static final List<String> DRIVERS = List.of("GTiff", "PNG", "JPEG", "JP2OpenJPEG");

    private Gdal() {}

    /** Loaded by the first who asks; the loading is tried once. */
    private static final class Library {

        static final @Nullable String PROBLEM = load();

        @SuppressWarnings("restricted") // native access is what this class is for
        private static @Nullable String load() {
            try {
                System.loadLibrary(LIBRARY);
                return null;
            } catch (UnsatisfiedLinkError e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    /** Set up by the first who needs it. */
    private static final class Setup {

        static final String VERSION = setUp();

        private static String setUp() {
            gdal.UseExceptions();
            gdal.SetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
            gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO");
            gdal.SetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
            // Copies go in pieces of this size, and a cancellation waits for the end of one.
            gdal.SetConfigOption("GDAL_SWATH_SIZE", "8000000");
            gdal.AllRegister();
            return "GDAL " + gdal.VersionInfo("RELEASE_NAME");
        }
    }

    /** Why GDAL cannot be used; null if it can. */
    static @Nullable String problem() {
        return Library.PROBLEM;
    }

    /** Sets GDAL up, and returns its name and version. */
    static String start() {
        if (Library.PROBLEM != null) {
            throw new IllegalStateException("GDAL is not there: " + Library.PROBLEM);
        }
        return Setup.VERSION;
    }

    /**
     * Opens a local file for reading.
     *
     * @throws Unreadable if it is of no format that is opened
     */
    static OpenRaster open(Path file) throws Unreadable {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.startsWith("/vsi")) {
            throw new Unreadable("its path is one of GDAL's virtual file systems");
        }
        long flags = gdalconstConstants.OF_RASTER | gdalconstConstants.OF_READONLY;
        Dataset dataset = null;
        String cause = "it is in no known format";
        gdal.ErrorReset();
        try {
            dataset = gdal.OpenEx(path, flags, vector(DRIVERS));
            cause = lastError(cause);
        } catch (RuntimeException e) {
            cause = withoutPath(String.valueOf(e.getMessage()), path);
        }
        if (dataset == null) {
            throw new Unreadable(withoutPath(cause, path));
        }
        if (dataset.GetRasterCount() == 0) {
            dataset.delete();
            throw new Unreadable("it holds no image, or several that must be delivered apart");
        }
        return new OpenRaster(dataset);
    }

    /** Texts in the only form that the bindings take. */
    @SuppressWarnings("JdkObsolete")
    static Vector<String> vector(List<String> texts) {
        return new Vector<>(texts);
    }

    /** What GDAL said last on this thread, without a full stop. */
    static String lastError(String otherwise) {
        String message = gdal.GetLastErrorMsg();
        return message == null || message.isBlank()
                ? otherwise
                : message.strip().replaceAll("[.\\s]+$", "");
    }

    /** Users see names of their own, not the worker's folders. */
    private static String withoutPath(String message, String path) {
        return message.replace(path, "the file");
    }

    /** A call of GDAL that returns an error number. */
    @FunctionalInterface
    interface Call {
        int run();
    }

    /** Why a call failed; null if it did not. */
    static @Nullable String check(Call call) {
        gdal.ErrorReset();
        try {
            return call.run() == gdalconstConstants.CE_None ? null : lastError("unknown cause");
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

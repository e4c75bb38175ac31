package org.dagmaster.adapter.gdal;

import org.dagmaster.application.port.out.RasterEngine.Watch;
import org.gdal.gdal.ProgressCallback;

/** Ties a watch to GDAL's long calls: hands progress on, and makes the call end when told to. */
final class Stopping extends ProgressCallback {

    private final Watch watch;
    private final double from;
    private final double to;
    private final String message;

    /**
     * @param from the fraction of the whole at this call's beginning
     * @param to the fraction of the whole at its end
     */
    Stopping(Watch watch, double from, double to, String message) {
        this.watch = watch;
        this.from = from;
        this.to = to;
        this.message = message;
    }

    @Override
    public int run(double fraction, String ignored) {
        if (watch.isCancelled()) {
            return 0;
        }
        watch.progress(from + (to - from) * fraction, message);
        return 1;
    }

    static void check(Watch watch) throws InterruptedException {
        if (watch.isCancelled()) {
            throw new InterruptedException("told to stop");
        }
    }
}

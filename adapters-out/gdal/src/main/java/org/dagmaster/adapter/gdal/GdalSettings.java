package org.dagmaster.adapter.gdal;

/**
 * How much of the machine GDAL may take.
 *
 * @param cacheMegabytes of the block cache, which all tasks of the process share
 * @param warpMegabytes of the working memory of one warp
 * @param threads that one task may use
 */
public record GdalSettings(int cacheMegabytes, int warpMegabytes, int threads) {

    public GdalSettings {
        if (cacheMegabytes < 16 || warpMegabytes < 16 || threads < 1) {
            throw new IllegalArgumentException(
                    "GDAL needs 16 MB of cache, 16 MB to warp and 1 thread, not %d, %d and %d"
                            .formatted(cacheMegabytes, warpMegabytes, threads));
        }
    }

    /**
     * 256 MB of cache, 64 MB to warp (more makes nothing quicker, but cancelling slower), and the
     * machine's cores.
     */
    public static GdalSettings modest() {
        return new GdalSettings(256, 64, Runtime.getRuntime().availableProcessors());
    }
}

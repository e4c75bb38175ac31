package org.dagmaster.adapter.gdal;

/**
 * Cuts a raster into windows that follow its blocks and hold about a million pixels: what is in the
 * heap at once.
 *
 * @param width of the raster
 * @param height of the raster
 * @param windowWidth of a window; at the right edge less
 * @param windowHeight of a window; at the lower edge less
 */
record Windows(int width, int height, int windowWidth, int windowHeight) {

    static final int PIXELS = 1 << 20;

    record Window(int x, int y, int width, int height) {

        int pixels() {
            return width * height;
        }
    }

    static Windows of(int width, int height, int blockWidth, int blockHeight) {
        int column = Math.min(width, Math.min(PIXELS, multiple(blockWidth, 1024)));
        int rows = Math.max(1, PIXELS / column);
        return new Windows(
                width,
                height,
                column,
                Math.min(height, Math.min(rows, multiple(blockHeight, rows))));
    }

    int count() {
        return Math.multiplyExact(
                Math.ceilDiv(width, windowWidth), Math.ceilDiv(height, windowHeight));
    }

    Window get(int index) {
        int columns = Math.ceilDiv(width, windowWidth);
        int x = index % columns * windowWidth;
        int y = index / columns * windowHeight;
        return new Window(
                x, y, Math.min(windowWidth, width - x), Math.min(windowHeight, height - y));
    }

    /** The largest multiple of the block up to the limit, but a block at least. */
    private static int multiple(int block, int limit) {
        return Math.max(1, limit / block) * block;
    }
}

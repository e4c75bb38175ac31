package org.dagmaster.adapter.gdal;

/**
 * Made-up mountains: ridged value noise, octave by octave (K. Perlin's idea of 1985, F. K.
 * Musgrave's ridges), row by row in constant memory. The same place has the same height every time.
 */
final class Terrain {

    static final short NODATA = -32768;

    private static final int LONGEST_WAVE = 1024;
    private static final int SHORTEST_WAVE = 4;
    private static final double VALLEY = 180;
    private static final double RELIEF = 3400;

    /** Holes as shares of width, height and width: centre and radius. */
    private static final double[][] HOLES = {
        {0.21, 0.33, 0.021}, {0.62, 0.71, 0.034}, {0.83, 0.18, 0.012}
    };

    private final int columns;
    private final int rows;

    Terrain(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Heights in metres of one row of pixels. */
    void row(int row, short[] target, int offset) {
        double[] heights = new double[columns];
        double amplitude = 0.5;
        for (int wave = LONGEST_WAVE; wave >= SHORTEST_WAVE; wave /= 2) {
            addOctave(row, wave, amplitude, heights);
            amplitude /= 2.1;
        }
        for (int column = 0; column < columns; column++) {
            double share = Math.max(0, heights[column]);
            short height = (short) Math.round(VALLEY + RELIEF * share * share);
            target[offset + column] = isHole(column, row) ? NODATA : height;
        }
    }

    private void addOctave(int row, int wave, double amplitude, double[] heights) {
        int latticeRow = row / wave;
        double down = smooth((double) (row % wave) / wave);
        double left = ridge(0, latticeRow, down, wave);
        double right = ridge(1, latticeRow, down, wave);
        int cell = 0;
        for (int column = 0; column < columns; column++) {
            int within = column % wave;
            if (column / wave != cell) {
                cell = column / wave;
                left = right;
                right = ridge(cell + 1, latticeRow, down, wave);
            }
            double noise = left + (right - left) * smooth((double) within / wave);
            heights[column] += amplitude * (1 - Math.abs(2 * noise - 1));
        }
    }

    /** The noise on a lattice line, between two of its points. */
    private static double ridge(int column, int row, double down, int wave) {
        double above = lattice(column, row, wave);
        return above + (lattice(column, row + 1, wave) - above) * down;
    }

    /** A number within 0 and 1 that looks random (the mixer of SplitMix64, Steele et al. 2014). */
    private static double lattice(int column, int row, int wave) {
        long mixed =
                column * 0x9E3779B97F4A7C15L
                        ^ row * 0xC2B2AE3D27D4EB4FL
                        ^ wave * 0x165667B19E3779F9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (double) ((mixed ^ (mixed >>> 31)) >>> 11) / (1L << 53);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private boolean isHole(int column, int row) {
        for (double[] hole : HOLES) {
            double x = column - hole[0] * columns;
            double y = row - hole[1] * rows;
            double radius = hole[2] * columns;
            if (x * x + y * y < radius * radius) {
                return true;
            }
        }
        return false;
    }
}

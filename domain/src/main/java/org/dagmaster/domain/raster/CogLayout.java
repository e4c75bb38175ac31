package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the parts of a TIFF lie in the file, and whether that makes it a COG: the rules of OGC 21-026
 * and of rio-cogeo's validator, as far as GDAL tells what they need.
 *
 * @param declared whether the header says {@code LAYOUT=COG}
 * @param knownBroken whether the header says that a later edit broke the layout
 * @param levels the full image first, then its overviews from large to small
 */
public record CogLayout(boolean declared, boolean knownBroken, List<Level> levels) {

    /** An image up to this size, in pixels, needs neither tiles nor overviews. */
    public static final int SMALL = 512;

    /** The first directory begins right after the header and GDAL's notes. */
    private static final long FIRST_DIRECTORY_BEFORE = 300;

    /**
     * One image of the file.
     *
     * @param directoryOffset where its directory begins, in bytes; -1 if unknown
     * @param firstDataOffset where its first block's data begin; -1 if unknown or sparse
     */
    public record Level(
            int width,
            int height,
            int blockWidth,
            int blockHeight,
            long directoryOffset,
            long firstDataOffset) {

        boolean isTiled() {
            return blockWidth < width || blockWidth == blockHeight;
        }
    }

    public CogLayout {
        levels = List.copyOf(levels);
    }

    public Level image() {
        return levels.getFirst();
    }

    public int overviews() {
        return levels.size() - 1;
    }

    /** Whether it has what one expects of a COG at first sight: tiles and overviews. */
    public boolean resemblesCog() {
        return declared || image().isTiled() && overviews() > 0;
    }

    /**
     * Why it is not one; empty for a good COG. A good order is enough: other programs than GDAL do
     * not declare it.
     */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (knownBroken) {
            faults.add("it was changed after it was written as a COG");
        }
        sizeFault().ifPresent(faults::add);
        if (image().directoryOffset() > FIRST_DIRECTORY_BEFORE) {
            faults.add(
                    "its first directory begins at byte %d, not within the first %d"
                            .formatted(image().directoryOffset(), FIRST_DIRECTORY_BEFORE));
        }
        orderFault().ifPresent(faults::add);
        return List.copyOf(faults);
    }

    private Optional<String> sizeFault() {
        if (Math.max(image().width(), image().height()) <= SMALL) {
            return Optional.empty();
        }
        if (levels.stream().anyMatch(level -> !level.isTiled())) {
            return Optional.of("it is stored in strips, not in tiles");
        }
        return overviews() == 0 ? Optional.of("it has no overviews") : Optional.empty();
    }

    /** Directories run from large to small, data from small to large. */
    private Optional<String> orderFault() {
        for (int i = 1; i < levels.size(); i++) {
            Level larger = levels.get(i - 1);
            Level smaller = levels.get(i);
            if (smaller.width() > larger.width() || smaller.height() > larger.height()) {
                return Optional.of("its overviews do not become smaller from one to the next");
            }
            if (smaller.directoryOffset() >= 0
                    && smaller.directoryOffset() < larger.directoryOffset()) {
                return Optional.of(
                        "the directory of overview " + i + " lies before a larger one's");
            }
            if (smaller.firstDataOffset() >= 0
                    && larger.firstDataOffset() >= 0
                    && smaller.firstDataOffset() > larger.firstDataOffset()) {
                return Optional.of("the data of overview " + i + " lie behind a larger one's");
            }
        }
        return Optional.empty();
    }
}

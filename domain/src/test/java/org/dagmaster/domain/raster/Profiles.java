package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.domain.raster.RasterProfile.Georeference;
import org.dagmaster.domain.raster.RasterProfile.Tie;
import org.jspecify.annotations.Nullable;

/** Profiles that read as sentences; what is not said is a good raster of 1000 x 800 in UTM 33. */
final class Profiles {

    static final CrsFacts UTM33 =
            new CrsFacts("WGS 84 / UTM zone 33N", 32633, "PROJCRS[...]", true);
    static final CrsFacts UTM34 =
            new CrsFacts("WGS 84 / UTM zone 34N", 32634, "PROJCRS[...]", true);
    static final CrsFacts WORKS = new CrsFacts("works plan", null, "ENGCRS[...]", false);

    private long fileBytes = 1_000_000;
    private int width = 1000;
    private int height = 800;
    private int block = 256;
    private String compression = "DEFLATE";
    private final List<BandFacts> bands = new ArrayList<>();
    private @Nullable CrsFacts crs = UTM33;
    private @Nullable CrsOverride override;
    private @Nullable GeoTransform transform = new GeoTransform(30, 0, 500_000, 0, -30, 5_000_000);
    private @Nullable Boolean inTarget;
    private @Nullable CogLayout layout;
    private List<BlockFault> faults = List.of();

    static Profiles raster() {
        return new Profiles();
    }

    Profiles band(DataType type, String colour, @Nullable BandSample sample) {
        return band(type, colour, null, 0, sample);
    }

    Profiles band(
            DataType type,
            String colour,
            @Nullable Double nodata,
            int palette,
            @Nullable BandSample sample) {
        bands.add(new BandFacts(bands.size() + 1, "", type, nodata, colour, palette, sample));
        return this;
    }

    Profiles bands(int count, DataType type, String... colours) {
        for (int i = 0; i < count; i++) {
            band(type, i < colours.length ? colours[i] : "undefined", between(0, 200, 180));
        }
        return this;
    }

    Profiles crs(@Nullable CrsFacts own) {
        crs = own;
        return this;
    }

    Profiles override(CrsOverride stated) {
        override = stated;
        return this;
    }

    Profiles transform(@Nullable GeoTransform sixNumbers) {
        transform = sixNumbers;
        return this;
    }

    Profiles size(int columns, int rows) {
        width = columns;
        height = rows;
        return this;
    }

    Profiles blocks(int pixels) {
        block = pixels;
        return this;
    }

    Profiles compression(String name) {
        compression = name;
        return this;
    }

    Profiles inTarget(CogLayout parts) {
        inTarget = true;
        layout = parts;
        return this;
    }

    Profiles fault(BlockFault fault) {
        faults = List.of(fault);
        return this;
    }

    RasterProfile done() {
        if (bands.isEmpty()) {
            band(DataType.INT16, "gray", between(100, 2000, 257));
        }
        GeoTransform t = transform;
        return new RasterProfile(
                "GTiff",
                fileBytes,
                width,
                height,
                block,
                block,
                compression,
                bands,
                crs,
                override,
                t == null ? null : new Georeference(Tie.TRANSFORM, t, t.bounds(width, height)),
                null,
                false,
                inTarget,
                layout,
                faults,
                faults.isEmpty());
    }

    static BandSample between(double minimum, double maximum, int distinct) {
        double mean = (minimum + maximum) / 2;
        return new BandSample(800_000, 800_000, minimum, maximum, mean, 1, distinct, true, true);
    }

    static BandSample fractions(double minimum, double maximum) {
        double mean = (minimum + maximum) / 2;
        return new BandSample(800_000, 800_000, minimum, maximum, mean, 1, 257, false, true);
    }

    static BandSample nothing() {
        double none = Double.NaN;
        return new BandSample(800_000, 0, none, none, none, none, 0, true, true);
    }
}

package org.dagmaster.adapter.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dagmaster.application.port.out.RasterEngine.Inspection;
import org.dagmaster.application.port.out.RasterEngine.UnknownCrs;
import org.dagmaster.application.port.out.RasterEngine.Unreadable;
import org.dagmaster.application.port.out.RasterEngine.Watch;
import org.dagmaster.domain.raster.BandFacts;
import org.dagmaster.domain.raster.BandSample;
import org.dagmaster.domain.raster.BlockFault;
import org.dagmaster.domain.raster.CrsOverride;
import org.dagmaster.domain.raster.Footprint;
import org.dagmaster.domain.raster.RasterProfile;
import org.dagmaster.domain.raster.RasterProfile.Georeference;
import org.dagmaster.domain.raster.ValidationRules;
import org.gdal.gdal.Band;
import org.gdal.gdal.ColorTable;
import org.gdal.gdal.gdal;
import org.gdal.gdalconst.gdalconstConstants;
import org.gdal.osr.SpatialReference;
import org.jspecify.annotations.Nullable;

/** Measures a raster: first its header, then, if that is within the limits, its pixels. */
final class Inspector {

    private final Path file;
    private final Inspection what;
    private final long pixelLimit;
    private final Watch watch;

    /**
     * @param pixelLimit about how many pixels of a band are read
     */
    Inspector(Path file, Inspection what, long pixelLimit, Watch watch) {
        this.file = file;
        this.what = what;
        this.pixelLimit = pixelLimit;
        this.watch = watch;
    }

    RasterProfile inspect() throws Unreadable, UnknownCrs, InterruptedException {
        try (OpenRaster raster = Gdal.open(file)) {
            return inspect(raster);
        }
    }

    RasterProfile inspect(OpenRaster raster) throws Unreadable, UnknownCrs, InterruptedException {
        long fileBytes = size();
        Place place = place(raster);
        List<BandFacts> bands = header(raster);
        RasterProfile header = profile(raster, fileBytes, place, bands, List.of(), false);
        if (ValidationRules.tooLarge(header, what.limits()).isPresent()) {
            return header;
        }
        List<BlockFault> faults = BlockScan.faults(raster, fileBytes, watch);
        if (!faults.isEmpty()) {
            return profile(raster, fileBytes, place, bands, faults, false);
        }
        BandSampler sampler = new BandSampler(raster, bands, watch);
        List<BandSample> samples = sampler.sample(pixelLimit);
        BlockFault unreadable = sampler.fault();
        return profile(
                raster,
                fileBytes,
                place,
                withSamples(bands, samples),
                unreadable == null ? List.of() : List.of(unreadable),
                unreadable == null);
    }

    /** What is known of the raster's place. */
    private record Place(
            @Nullable SpatialReference own,
            @Nullable CrsOverride override,
            @Nullable Georeference georeference,
            @Nullable Footprint footprint,
            @Nullable Boolean inTarget) {}

    private Place place(OpenRaster raster) throws UnknownCrs {
        SpatialReference own = Geo.ownCrs(raster).orElse(null);
        Optional<SpatialReference> stated =
                Optional.ofNullable(what.inputCrs()).flatMap(Crs::tryParse);
        CrsOverride override = override(own, stated.orElse(null));
        boolean useOwn = own != null && Crs.facts(own).onEarth();
        SpatialReference crs = useOwn ? own : stated.orElse(null);
        Georeference georeference = Geo.georeference(raster).orElse(null);
        Footprint footprint = null;
        if (crs != null && georeference != null) {
            footprint = Geo.footprint(Geo.outline(raster, georeference), crs).orElse(null);
        }
        return new Place(own, override, georeference, footprint, inTarget(crs));
    }

    private @Nullable CrsOverride override(
            @Nullable SpatialReference own, @Nullable SpatialReference stated) {
        String text = what.inputCrs();
        if (text == null) {
            return null;
        }
        return stated == null
                ? new CrsOverride(text, null, false)
                : new CrsOverride(text, Crs.facts(stated), own != null && Crs.same(own, stated));
    }

    private @Nullable Boolean inTarget(@Nullable SpatialReference crs) throws UnknownCrs {
        String text = what.targetCrs();
        if (text == null) {
            return null;
        }
        SpatialReference target = Crs.parse(text);
        return crs != null && Crs.same(crs, target);
    }

    private RasterProfile profile(
            OpenRaster raster,
            long fileBytes,
            Place place,
            List<BandFacts> bands,
            List<BlockFault> faults,
            boolean pixelsRead) {
        Band first = raster.band(1);
        String compression = raster.structure("COMPRESSION");
        SpatialReference own = place.own();
        return new RasterProfile(
                raster.dataset().GetDriver().getShortName(),
                fileBytes,
                raster.width(),
                raster.height(),
                first.GetBlockXSize(),
                first.GetBlockYSize(),
                compression.isEmpty() ? "NONE" : compression,
                bands,
                own == null ? null : Crs.facts(own),
                place.override(),
                place.georeference(),
                place.footprint(),
                first.GetMaskFlags() == gdalconstConstants.GMF_PER_DATASET,
                place.inTarget(),
                LayoutReader.read(raster).orElse(null),
                faults,
                pixelsRead);
    }

    private static List<BandFacts> header(OpenRaster raster) {
        List<BandFacts> bands = new ArrayList<>();
        for (int index = 1; index <= raster.bands(); index++) {
            Band band = raster.band(index);
            Double[] nodata = new Double[1];
            band.GetNoDataValue(nodata);
            ColorTable palette = band.GetColorTable();
            String colour =
                    gdal.GetColorInterpretationName(band.GetColorInterpretation())
                            .toLowerCase(Locale.ROOT);
            String description = band.GetDescription();
            bands.add(
                    new BandFacts(
                            index,
                            description == null ? "" : description,
                            DataTypes.of(band),
                            nodata[0],
                            colour,
                            palette == null ? 0 : palette.GetCount(),
                            null));
        }
        return bands;
    }

    private static List<BandFacts> withSamples(List<BandFacts> bands, List<BandSample> samples) {
        List<BandFacts> complete = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            BandFacts b = bands.get(i);
            complete.add(
                    new BandFacts(
                            b.index(),
                            b.description(),
                            b.dataType(),
                            b.nodata(),
                            b.colorInterpretation(),
                            b.paletteSize(),
                            samples.get(i)));
        }
        return complete;
    }

    private long size() throws Unreadable {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new Unreadable("its size cannot be read: " + e.getMessage());
        }
    }
}

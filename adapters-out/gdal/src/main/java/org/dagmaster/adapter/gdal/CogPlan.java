package org.dagmaster.adapter.gdal;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dagmaster.application.port.out.RasterEngine.CogRequest;
import org.dagmaster.application.port.out.RasterEngine.UnknownCrs;
import org.dagmaster.application.port.out.RasterEngine.WriteFailed;
import org.dagmaster.domain.raster.BoundingBox;
import org.dagmaster.domain.raster.CogProfile.Codec;
import org.dagmaster.domain.raster.CogProfile.Resampling;
import org.dagmaster.domain.raster.DataType;
import org.dagmaster.domain.raster.RasterProfile.Georeference;
import org.dagmaster.domain.raster.RasterProfile.Tie;
import org.gdal.gdal.Band;
import org.gdal.gdalconst.gdalconstConstants;
import org.gdal.osr.SpatialReference;
import org.jspecify.annotations.Nullable;

/**
 * How a raster becomes the COG that is wanted.
 *
 * <p>Which pixels are valid is kept the way the source says it: by a nodata value, by an alpha
 * band, or by a mask. A codec with loss would blur the first two, so they become a mask; and a
 * source that says nothing gets a mask when it is warped, or the corners that the warp leaves empty
 * would count as measurements of zero.
 */
final class CogPlan {

    private final OpenRaster source;
    private final CogRequest request;
    private final SpatialReference from;
    private final SpatialReference to;
    private final boolean sameCrs;
    private final Georeference georeference;
    private final boolean alpha;
    private final @Nullable Double nodata;

    private CogPlan(
            OpenRaster source,
            CogRequest request,
            SpatialReference from,
            SpatialReference to,
            Georeference georeference) {
        this.source = source;
        this.request = request;
        this.from = from;
        this.to = to;
        this.sameCrs = Crs.same(from, to);
        this.georeference = georeference;
        this.alpha = isAlpha(source.band(source.bands()));
        this.nodata = nodataOf(source.band(1));
    }

    static CogPlan of(OpenRaster source, CogRequest request) throws UnknownCrs, WriteFailed {
        SpatialReference to = Crs.parse(request.targetCrs());
        String stated = request.sourceCrs();
        SpatialReference from =
                stated != null
                        ? Crs.parse(stated)
                        : Geo.ownCrs(source)
                                .orElseThrow(() -> new WriteFailed("its source states no CRS"));
        Georeference georeference =
                Geo.georeference(source)
                        .orElseThrow(() -> new WriteFailed("its source has no place"));
        return new CogPlan(source, request, from, to, georeference);
    }

    /** Whether pixels get new places or a mask; else they are copied as they are. */
    boolean isWarped() {
        return !sameCrs || !georeference.transform().isNorthUp() || !isTransform() || masksNodata();
    }

    /** The arguments of gdalwarp. */
    List<String> warpArguments(GdalSettings settings) {
        List<String> arguments = new ArrayList<>(List.of("-of", "GTiff", "-overwrite"));
        add(arguments, "-s_srs", from.ExportToWkt(), "-t_srs", to.ExportToWkt());
        add(
                arguments,
                "-r",
                resampling().name().toLowerCase(Locale.ROOT).replace("nearest", "near"));
        add(arguments, "-wm", settings.warpMegabytes() + "MB");
        add(arguments, "-wo", "NUM_THREADS=" + settings.threads());
        // Else a cancellation waits until a whole block cache is on the disk.
        add(arguments, "-wo", "WRITE_FLUSH=YES");
        add(arguments, "-co", "TILED=YES", "-co", "BLOCKXSIZE=512", "-co", "BLOCKYSIZE=512");
        add(arguments, "-co", "BIGTIFF=IF_SAFER", "-co", "SPARSE_OK=TRUE");
        addGrid(arguments);
        addValidity(arguments);
        return arguments;
    }

    /** The arguments of gdal_translate for what the COG driver is to read. */
    List<String> viewArguments() {
        List<String> arguments = new ArrayList<>(List.of("-of", "VRT"));
        if (!isWarped()) {
            add(arguments, "-a_srs", to.ExportToWkt());
        }
        int data = alpha ? source.bands() - 1 : source.bands();
        boolean masked = isWarped() && warpMakesAlpha() || alpha && isLossy();
        if (masked) {
            IntStream.rangeClosed(1, data).forEach(i -> add(arguments, "-b", "" + i));
            add(arguments, "-mask", "" + (data + 1), "-a_nodata", "none");
        }
        return arguments;
    }

    /** Names and colours of the bands as in the source; statistics that no longer hold go. */
    void label(OpenRaster view) {
        for (int index = 1; index <= view.bands(); index++) {
            Band to = view.band(index);
            Band from = source.band(Math.min(index, source.bands()));
            to.SetDescription(from.GetDescription());
            to.SetColorInterpretation(from.GetColorInterpretation());
            to.SetMetadata(withoutStatistics(from));
        }
    }

    @SuppressWarnings("JdkObsolete") // the bindings take no other map
    private static Hashtable<String, String> withoutStatistics(Band band) {
        Hashtable<String, String> kept = new Hashtable<>();
        Hashtable<?, ?> all = band.GetMetadata_Dict("");
        for (Enumeration<?> keys = all.keys(); keys.hasMoreElements(); ) {
            String key = String.valueOf(keys.nextElement());
            if (!key.startsWith("STATISTICS_")) {
                kept.put(key, String.valueOf(all.get(key)));
            }
        }
        return kept;
    }

    /** The grid of the result, where it is not GDAL's to choose. */
    private void addGrid(List<String> arguments) {
        if (isRegrid()) {
            addExtent(arguments, georeference.bounds());
            add(arguments, "-ts", "" + source.width(), "" + source.height());
            return;
        }
        Geo.footprint(Geo.outline(source, georeference), from)
                .flatMap(footprint -> Antimeridian.extent(footprint, to))
                .ifPresent(box -> {
                    addExtent(arguments, box);
                    // As many pixels along the diagonal as before: GDAL's own rule.
                    double size =
                            Math.hypot(box.width(), box.height())
                                    / Math.hypot(source.width(), source.height());
                    add(arguments, "-tr", text(size), text(size));
                });
    }

    private static void addExtent(List<String> arguments, BoundingBox box) {
        add(arguments, "-te", text(box.minX()), text(box.minY()));
        add(arguments, text(box.maxX()), text(box.maxY()));
    }

    private void addValidity(List<String> arguments) {
        if (warpMakesAlpha()) {
            add(arguments, "-dstalpha");
        }
        if (alpha && source.band(source.bands()).getDataType() != gdalconstConstants.GDT_Byte) {
            addAlphaRange(arguments);
        }
        if (nodata == null) {
            return;
        }
        add(arguments, "-srcnodata", text(nodata));
        if (!masksNodata()) {
            add(arguments, "-dstnodata", text(nodata));
        }
        if (source.bands() > 1) {
            // A pixel of a picture is missing when all of its bands are; black is a colour.
            add(arguments, "-wo", "UNIFIED_SRC_NODATA=" + (isPicture() ? "YES" : "NO"));
        }
    }

    /** Alpha of 0 to 255 in wider pixels would otherwise count as nearly transparent. */
    private void addAlphaRange(List<String> arguments) {
        double[] range = new double[2];
        source.band(source.bands()).ComputeRasterMinMax(range, 1);
        if (range[1] <= 255) {
            add(arguments, "-wo", "SRC_ALPHA_MAX=255", "-wo", "DST_ALPHA_MAX=255");
        }
    }

    /** Whether rows are only turned around, or pixels only masked: nothing is resampled. */
    private boolean isRegrid() {
        return sameCrs && isTransform() && !georeference.transform().isRotated();
    }

    private Resampling resampling() {
        return isRegrid() ? Resampling.NEAREST : request.profile().warp();
    }

    private boolean isTransform() {
        return georeference.tie() == Tie.TRANSFORM;
    }

    private boolean isLossy() {
        return request.profile().codec() == Codec.JPEG;
    }

    private boolean isPicture() {
        return request.profile().maskForNodata() || request.profile().warp() == Resampling.CUBIC;
    }

    private boolean masksNodata() {
        return nodata != null && request.profile().maskForNodata();
    }

    private boolean warpMakesAlpha() {
        return !alpha && (nodata == null || masksNodata());
    }

    private static boolean isAlpha(Band band) {
        return band.GetColorInterpretation() == gdalconstConstants.GCI_AlphaBand;
    }

    private static @Nullable Double nodataOf(Band band) {
        Double[] value = new Double[1];
        band.GetNoDataValue(value);
        Double nodata = value[0];
        DataType type = DataTypes.of(band);
        return nodata != null && type.canHold(nodata) ? nodata : null;
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "nan" : Double.toString(value);
    }

    private static void add(List<String> arguments, String... more) {
        arguments.addAll(List.of(more));
    }
}

package org.dagmaster.domain.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dagmaster.domain.raster.RasterProfile.Georeference;

/** Whether a COG is what was to be made of its source; asked before it is kept. */
public final class ProductCheck {

    /** How many of the product's pixels its edges may lie inside of the source's. */
    private static final double EDGE_PIXELS = 2;

    /** How many times fewer pixels a product may have. */
    private static final double FEWER_PIXELS = 8;

    private ProductCheck() {}

    /**
     * What is wrong with the product, as parts of a sentence; empty for a good one.
     *
     * @param copied whether the product is the source itself
     */
    public static List<String> faults(RasterProfile source, RasterProfile product, boolean copied) {
        List<String> faults = new ArrayList<>();
        CogLayout layout = product.layout();
        if (layout == null) {
            return List.of("it is a " + product.driver() + " file");
        }
        faults.addAll(layout.faults());
        if (!copied && !layout.declared()) {
            faults.add("its header does not state the layout COG");
        }
        product.blockFaults().forEach(fault -> faults.add(fault.label()));
        if (!Boolean.TRUE.equals(product.inTargetCrs())) {
            faults.add("it is not in the target CRS");
        }
        Georeference georeference = product.georeference();
        if (georeference == null || !georeference.transform().isNorthUp()) {
            faults.add("it is not north-up");
        }
        place(source, product).ifPresent(faults::add);
        size(source, product).ifPresent(faults::add);
        bands(source, product).ifPresent(faults::add);
        return List.copyOf(faults);
    }

    private static Optional<String> bands(RasterProfile source, RasterProfile product) {
        List<BandFacts> before = source.dataBands();
        List<BandFacts> after = product.dataBands();
        if (before.size() != after.size()) {
            return Optional.of("it has %d bands, not %d".formatted(after.size(), before.size()));
        }
        if (source.dataType() != product.dataType()) {
            return Optional.of("it is %s, not %s".formatted(product.dataType(), source.dataType()));
        }
        if (!isEmpty(before) && isEmpty(after)) {
            return Optional.of("none of its pixels is valid");
        }
        boolean nodataKept =
                product.mask()
                        || Objects.equals(before.getFirst().nodata(), after.getFirst().nodata());
        return nodataKept
                ? Optional.empty()
                : Optional.of(
                        "its nodata value is %s, not %s"
                                .formatted(after.getFirst().nodata(), before.getFirst().nodata()));
    }

    private static boolean isEmpty(List<BandFacts> bands) {
        return bands.stream()
                .map(BandFacts::sample)
                .allMatch(sample -> sample != null && sample.isEmpty());
    }

    /** A warp keeps the diagonal's pixels; far fewer in all is a raster laid out wrongly. */
    private static Optional<String> size(RasterProfile source, RasterProfile product) {
        double before = (double) source.width() * source.height();
        double after = (double) product.width() * product.height();
        return after * FEWER_PIXELS >= before
                ? Optional.empty()
                : Optional.of(
                        "it has %d x %d pixels, its source %d x %d"
                                .formatted(
                                        product.width(),
                                        product.height(),
                                        source.width(),
                                        source.height()));
    }

    /** The product covers its source. */
    private static Optional<String> place(RasterProfile source, RasterProfile product) {
        Footprint before = source.footprint();
        Footprint after = product.footprint();
        if (after == null) {
            return Optional.of("its place on the globe cannot be told");
        }
        if (before == null || before.isSplit() || after.isSplit()) {
            return Optional.empty();
        }
        List<Double> wanted = before.bounds();
        List<Double> found = after.bounds();
        double x = EDGE_PIXELS * (found.get(2) - found.get(0)) / product.width() + 1e-6;
        double y = EDGE_PIXELS * (found.get(3) - found.get(1)) / product.height() + 1e-6;
        boolean covers =
                found.get(0) <= wanted.get(0) + x
                        && found.get(1) <= wanted.get(1) + y
                        && found.get(2) >= wanted.get(2) - x
                        && found.get(3) >= wanted.get(3) - y;
        return covers
                ? Optional.empty()
                : Optional.of("it lies at %s, its source at %s".formatted(found, wanted));
    }
}

package org.dagmaster.domain.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dagmaster.domain.raster.CogProduct.Band;
import org.dagmaster.domain.raster.CogProduct.Statistics;
import org.jspecify.annotations.Nullable;

/** Bands as STAC 1.1 common metadata: the member {@code bands} of an asset. */
final class BandComposer {

    /** STAC 1.1, common metadata, data types. */
    private static final Set<String> DATA_TYPES =
            Set.of(
                    "int8",
                    "int16",
                    "int32",
                    "int64",
                    "uint8",
                    "uint16",
                    "uint32",
                    "uint64",
                    "float16",
                    "float32",
                    "float64",
                    "cint16",
                    "cint32",
                    "cfloat32",
                    "cfloat64");

    private BandComposer() {}

    static List<Map<String, @Nullable Object>> compose(List<Band> bands) {
        return bands.stream().map(BandComposer::compose).toList();
    }

    private static Map<String, @Nullable Object> compose(Band band) {
        Map<String, @Nullable Object> composed = new LinkedHashMap<>();
        composed.put("name", band.name());
        String interpretation = band.colorInterpretation();
        if (!interpretation.isBlank() && !interpretation.equals("undefined")) {
            composed.put("description", "Color interpretation: " + interpretation);
        }
        composed.put("data_type", DATA_TYPES.contains(band.dataType()) ? band.dataType() : "other");
        Object nodata = nodata(band.nodata());
        if (nodata != null) {
            composed.put("nodata", nodata);
        }
        Map<String, @Nullable Object> statistics = statistics(band.statistics());
        if (!statistics.isEmpty()) {
            composed.put("statistics", statistics);
        }
        return composed;
    }

    /** JSON has no NaN and no infinities: STAC writes them as words. */
    private static @Nullable Object nodata(@Nullable Object nodata) {
        if (!(nodata instanceof Number number)) {
            return nodata;
        }
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : number;
    }

    private static Map<String, @Nullable Object> statistics(@Nullable Statistics statistics) {
        Map<String, @Nullable Object> composed = new LinkedHashMap<>();
        if (statistics != null) {
            putFinite(composed, "minimum", statistics.minimum());
            putFinite(composed, "maximum", statistics.maximum());
            putFinite(composed, "mean", statistics.mean());
            putFinite(composed, "stddev", statistics.stddev());
            putFinite(composed, "valid_percent", statistics.validPercent());
        }
        return composed;
    }

    private static void putFinite(Map<String, @Nullable Object> to, String key, double value) {
        if (Double.isFinite(value)) {
            to.put(key, value);
        }
    }
}

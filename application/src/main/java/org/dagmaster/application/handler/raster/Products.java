package org.dagmaster.application.handler.raster;

import java.util.List;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.domain.raster.BandFacts;
import org.dagmaster.domain.raster.BandSample;
import org.dagmaster.domain.raster.CogFacts;
import org.dagmaster.domain.raster.CogLayout;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.raster.CrsFacts;
import org.dagmaster.domain.raster.Footprint;
import org.dagmaster.domain.raster.RasterProfile;
import org.dagmaster.domain.raster.RasterProfile.Georeference;
import org.jspecify.annotations.Nullable;

/** Puts together what is told of a finished COG. */
final class Products {

    private Products() {}

    static CogProduct of(
            BlobRef place,
            long size,
            String checksum,
            CogFacts facts,
            String software,
            double seconds) {
        RasterProfile profile = facts.profile();
        CrsFacts crs = checked(profile.crs());
        Georeference georeference = checked(profile.georeference());
        Footprint footprint = checked(profile.footprint());
        CogLayout layout = checked(profile.layout());
        return new CogProduct(
                place.container(),
                place.name(),
                size,
                checksum,
                crs.epsg(),
                crs.wkt(),
                facts.crsProjjson(),
                List.of(Math.toIntExact(profile.height()), Math.toIntExact(profile.width())),
                georeference.transform().toList(),
                georeference.bounds().toList(),
                footprint.bounds(),
                footprint.toGeoJson(),
                profile.bands().stream().map(Products::band).toList(),
                layout.overviews(),
                facts.acquiredAt(),
                software,
                seconds);
    }

    private static CogProduct.Band band(BandFacts band) {
        String name = band.description().isBlank() ? "b" + band.index() : band.description();
        return new CogProduct.Band(
                name,
                band.dataType().toString(),
                JsonNumbers.of(band.nodata()),
                band.colorInterpretation(),
                statistics(band.sample()));
    }

    private static CogProduct.@Nullable Statistics statistics(@Nullable BandSample sample) {
        return sample == null || sample.isEmpty()
                ? null
                : new CogProduct.Statistics(
                        sample.minimum(),
                        sample.maximum(),
                        sample.mean(),
                        sample.stddev(),
                        sample.validPercent());
    }

    private static <T> T checked(@Nullable T fact) {
        if (fact == null) {
            throw new IllegalStateException("a COG without a place passed the check");
        }
        return fact;
    }
}

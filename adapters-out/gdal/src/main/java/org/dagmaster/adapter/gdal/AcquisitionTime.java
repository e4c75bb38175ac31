package org.dagmaster.adapter.gdal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.gdal.gdal.Dataset;

/**
 * When a scene was taken, as its metadata say. TIFF's own date is left out: it tells when a program
 * wrote the file.
 */
final class AcquisitionTime {

    private AcquisitionTime() {}

    /** RFC 3339, in UTC. */
    static Optional<String> of(OpenRaster raster) {
        Dataset dataset = raster.dataset();
        return Stream.of(
                        Optional.ofNullable(
                                dataset.GetMetadataItem("ACQUISITIONDATETIME", "IMAGERY")),
                        Optional.ofNullable(dataset.GetMetadataItem("ACQUISITIONDATETIME")),
                        Optional.ofNullable(dataset.GetMetadataItem("ACQUISITION_DATETIME")))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(AcquisitionTime::parse);
    }

    private static Optional<String> parse(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            OffsetDateTime time =
                    iso.matches(".*(Z|[+-][0-9:]{4,6})$") && iso.length() > 19
                            ? OffsetDateTime.parse(iso)
                            : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
            return Optional.of(
                    DateTimeFormatter.ISO_INSTANT.format(
                            time.withOffsetSameInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty(); // not a time that anyone could rely on
        }
    }
}

package org.dagmaster.application.handler.raster;

import java.nio.file.Path;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.port.out.RasterEngine;

/** The failures that several raster handlers share. */
final class Failures {

    private Failures() {}

    static TaskFailure cannotOpen(Path file, RasterEngine.Unreadable cause) {
        return causedBy(
                TaskFailure.permanent(
                        "CANNOT_OPEN",
                        "'%s' cannot be opened as a raster: %s; deliver a GeoTIFF, PNG, JPEG or JPEG 2000."
                                .formatted(file.getFileName(), cause.getMessage())),
                cause);
    }

    static TaskFailure unknownCrs(String parameter, RasterEngine.UnknownCrs cause) {
        return causedBy(
                TaskFailure.permanent(
                        "CRS_UNKNOWN",
                        "No coordinate reference system is known as %s '%s'; use a code such as EPSG:4326, or WKT."
                                .formatted(parameter, cause.getMessage())),
                cause);
    }

    static TaskFailure causedBy(TaskFailure failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }
}

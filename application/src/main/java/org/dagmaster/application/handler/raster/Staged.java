package org.dagmaster.application.handler.raster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;

/** Files that an earlier task of the job put on the mount. */
final class Staged {

    private Staged() {}

    /**
     * The file of a local_path parameter: one inside of the job's folder, whatever links and dots
     * the text holds.
     *
     * @throws TaskFailure INVALID_PATH or STAGED_FILE_MISSING
     */
    static Path file(String localPath, TaskContext context) throws TaskFailure {
        try {
            Path folder = context.workFolder().toRealPath();
            Path path = folder.resolve(localPath).normalize();
            if (!path.startsWith(folder) && !path.startsWith(context.workFolder().normalize())) {
                throw outside(localPath);
            }
            if (!Files.isRegularFile(path)) {
                throw TaskFailure.permanent(
                        "STAGED_FILE_MISSING",
                        "There is no file '%s' on this worker; run the job again from raster.blob_to_mount."
                                .formatted(localPath));
            }
            Path real = path.toRealPath();
            if (!real.startsWith(folder)) {
                throw outside(localPath);
            }
            return real;
        } catch (InvalidPathException e) {
            throw outside(localPath);
        } catch (IOException e) {
            throw Failures.causedBy(
                    TaskFailure.retryable(
                            "MOUNT_UNAVAILABLE",
                            "The file '%s' cannot be reached: %s."
                                    .formatted(localPath, e.getMessage())),
                    e);
        }
    }

    private static TaskFailure outside(String localPath) {
        return TaskFailure.permanent(
                "INVALID_PATH",
                "local_path '%s' is not in the job's folder; use the local_path that raster.blob_to_mount returned."
                        .formatted(localPath));
    }
}

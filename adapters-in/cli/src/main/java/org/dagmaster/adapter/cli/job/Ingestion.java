package org.dagmaster.adapter.cli.job;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Patience;
import org.dagmaster.adapter.cli.platform.Surroundings;
import org.dagmaster.adapter.cli.server.Connection;
import org.dagmaster.adapter.cli.text.Console;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes a raster from a file to the catalog: upload, job, and watching it. */
public final class Ingestion {

    private static final String WORKFLOW = "raster_ingest";
    private static final Pattern COLLECTION_ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /**
     * What to ingest, and how.
     *
     * @param targetCrs null leaves it to the workflow; so do inputCrs, outputTier and itemId
     * @param keepUpload whether the upload stays in bronze when the job does not complete
     */
    public record Order(
            Path file,
            String collectionId,
            @Nullable String targetCrs,
            @Nullable String inputCrs,
            @Nullable String outputTier,
            @Nullable String itemId,
            boolean keepUpload) {

        /** An order with the workflow's own defaults. */
        public static Order of(Path file, String collectionId) {
            return new Order(file, collectionId, null, null, null, null, false);
        }

        /**
         * Finds what can be found wrong before anything is started or sent.
         *
         * @throws CliFailure FILE_NOT_FOUND, FILE_UNREADABLE or COLLECTION_ID_INVALID
         */
        public void check() {
            LocalFiles.checkReadable(file);
            if (!COLLECTION_ID.matcher(collectionId).matches()) {
                throw CliFailure.refused(
                        "COLLECTION_ID_INVALID",
                        "'" + collectionId + "' is no collection id.",
                        "Use 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or a digit.");
            }
        }

        ObjectNode inputs(String blobName) {
            ObjectNode inputs = Json.object();
            inputs.put("container_name", Uploading.CONTAINER);
            inputs.put("blob_name", blobName);
            inputs.put("collection_id", collectionId);
            putIfGiven(inputs, "target_crs", targetCrs);
            putIfGiven(inputs, "input_crs", inputCrs);
            putIfGiven(inputs, "output_tier", outputTier);
            putIfGiven(inputs, "item_id", itemId);
            return inputs;
        }

        private static void putIfGiven(ObjectNode inputs, String name, @Nullable String value) {
            if (value != null) {
                inputs.put(name, value);
            }
        }
    }

    /**
     * What became of an order.
     *
     * @param job with a member {@code nodes}
     * @param upload container, name, size_bytes
     * @param uploadRemoved whether the upload is gone from bronze again
     */
    public record Ingested(JsonNode job, JsonNode upload, boolean uploadRemoved) {}

    private final Connection connection;
    private final Console console;
    private final Patience patience;
    private final String user;

    public Ingestion(Connection connection, Console console, Surroundings surroundings) {
        this.connection = connection;
        this.console = console;
        this.patience = surroundings.patience();
        this.user = surroundings.user();
    }

    /** Returns when the job is over, however it ended. */
    public Ingested run(Order order) {
        String blobName = Uploading.blobName(order.file());
        JsonNode upload = new Uploading(connection, console, patience).put(order.file(), blobName);
        String jobId = submit(order, blobName);
        new JobWatch(connection, console.progressDisplay(), patience).untilEnd(jobId);
        JsonNode job = Jobs.withNodes(connection.api(), jobId);
        boolean removed =
                Jobs.exitCode(job) != ExitCode.OK && !order.keepUpload() && remove(blobName);
        return new Ingested(job, upload, removed);
    }

    private String submit(Order order, String blobName) {
        ObjectNode request = Json.object();
        request.put("workflow_id", WORKFLOW);
        request.set("inputs", order.inputs(blobName));
        Actor.put(request, user);
        try {
            return Json.text(connection.api().post(Paths.JOBS, request, null), "job_id");
        } catch (CliFailure e) {
            // Only a refusal is sure to have left no job behind that needs the upload.
            if (e.exit() == ExitCode.REFUSED && !order.keepUpload()) {
                remove(blobName);
            }
            throw e;
        }
    }

    private boolean remove(String blobName) {
        String place = Uploading.CONTAINER + "/" + blobName;
        try {
            connection.api().delete(Paths.blob(Uploading.CONTAINER, blobName));
            console.note("The upload " + place + " was removed again.");
            return true;
        } catch (CliFailure e) {
            console.note("The upload " + place + " could not be removed: " + e.problem().detail());
            return false;
        }
    }
}

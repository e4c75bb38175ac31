package org.dagmaster.adapter.cli.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dagmaster.adapter.cli.http.Paths;
import org.dagmaster.adapter.cli.http.ServerAddress;
import org.dagmaster.adapter.cli.job.Ingestion.Ingested;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.text.Table;
import org.dagmaster.adapter.cli.text.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an ingestion made: the COG, as {@code raster.create_cog} described it, and the STAC item, as
 * it was registered. Both are read from the outputs of the job's nodes.
 */
public final class IngestReport {

    private final Ingested ingested;
    private final ServerAddress address;
    private final BiFunction<String, String, Optional<Path>> files;

    /**
     * @param files the file of a blob (container, name), where it lies on this machine
     */
    public IngestReport(
            Ingested ingested,
            ServerAddress address,
            BiFunction<String, String, Optional<Path>> files) {
        this.ingested = ingested;
        this.address = address;
        this.files = files;
    }

    /** One document about all of it; {@code cog} and {@code item} are null if there is none. */
    public ObjectNode document() {
        ObjectNode document = Json.object();
        document.set("job", ingested.job());
        document.set("upload", ingested.upload().deepCopy());
        ((ObjectNode) document.get("upload")).put("removed", ingested.uploadRemoved());
        document.set("cog", cog().map(this::cogDocument).orElse(null));
        document.set("item", item().map(this::itemDocument).orElse(null));
        return document;
    }

    public List<String> lines() {
        Table table = Table.of();
        warnings()
                .forEach(warning ->
                        table.row(
                                "warning",
                                Json.text(warning, "message")
                                        + " ["
                                        + Json.text(warning, "code")
                                        + "]"));
        cog().ifPresent(cog -> describe(cog, table));
        itemPath().ifPresent(path -> table.row("STAC item", address.at(path).toString()));
        return table.lines();
    }

    /** The route of the STAC item; empty if the job registered none. */
    public Optional<String> itemPath() {
        return item().map(item ->
                Paths.item(Json.text(item, "collection_id"), Json.text(item, "item_id")));
    }

    private Optional<JsonNode> cog() {
        return output("cog_container", "cog_blob");
    }

    private Optional<JsonNode> item() {
        return output("collection_id", "item_id");
    }

    /** What the validation found worth saying, though it took the raster. */
    private List<JsonNode> warnings() {
        return output("valid", "warnings")
                .map(output -> List.copyOf(output.path("warnings").values()))
                .orElse(List.of());
    }

    /** The first output that has both members. */
    private Optional<JsonNode> output(String one, String other) {
        return ingested.job().path("nodes").values().stream()
                .map(node -> node.path("output"))
                .filter(output -> Json.isPresent(output, one) && Json.isPresent(output, other))
                .findFirst();
    }

    private JsonNode cogDocument(JsonNode cog) {
        ObjectNode document = (ObjectNode) cog.deepCopy();
        document.put("url", url(cog));
        file(cog).ifPresent(file -> document.put("path", file.toString()));
        return document;
    }

    private JsonNode itemDocument(JsonNode item) {
        ObjectNode document = (ObjectNode) item.deepCopy();
        itemPath().ifPresent(path -> document.put("url", address.at(path).toString()));
        return document;
    }

    private void describe(JsonNode cog, Table table) {
        file(cog).ifPresent(file -> table.row("COG", file.toString()));
        table.row("COG URL", url(cog));
        table.row("size", Words.bytes(Json.number(cog, "size_bytes")));
        table.row(
                "CRS",
                Json.isPresent(cog, "epsg") ? "EPSG:" + Json.text(cog, "epsg") : "none of EPSG");
        table.row(
                "shape",
                Json.text(cog.path("shape").path(0))
                        + " rows, "
                        + Json.text(cog.path("shape").path(1))
                        + " columns, "
                        + Words.plural(Json.number(cog, "overviews"), "overview"));
        for (JsonNode band : cog.path("bands").values()) {
            table.row("band " + Json.text(band, "name"), band(band));
        }
    }

    private static String band(JsonNode band) {
        String nodata = Json.isPresent(band, "nodata") ? Json.text(band, "nodata") : "none";
        String words = Json.text(band, "data_type") + ", nodata " + nodata;
        JsonNode statistics = band.path("statistics");
        if (!statistics.isObject()) {
            return words + ", no valid pixel";
        }
        return words
                + ", min "
                + number(statistics, "minimum")
                + ", max "
                + number(statistics, "maximum")
                + ", mean "
                + number(statistics, "mean")
                + ", stddev "
                + number(statistics, "stddev")
                + ", valid "
                + number(statistics, "valid_percent")
                + " %";
    }

    private static String number(JsonNode statistics, String member) {
        return Words.number(Json.decimal(statistics, member));
    }

    private Optional<Path> file(JsonNode cog) {
        return files.apply(Json.text(cog, "cog_container"), Json.text(cog, "cog_blob"));
    }

    private String url(JsonNode cog) {
        return address.at(Paths.blob(Json.text(cog, "cog_container"), Json.text(cog, "cog_blob")))
                .toString();
    }
}

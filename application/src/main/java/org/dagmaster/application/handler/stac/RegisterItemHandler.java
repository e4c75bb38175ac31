package org.dagmaster.application.handler.stac;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dagmaster.application.catalog.StacPaths;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.StacCatalog;
import org.dagmaster.domain.catalog.CollectionId;
import org.dagmaster.domain.catalog.ItemComposer;
import org.dagmaster.domain.catalog.ItemId;
import org.dagmaster.domain.catalog.ItemTime;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/**
 * {@code raster.stac_register_item}: one COG as one item of a collection that is there.
 *
 * <p>The item's id follows from the parameters, so that a second attempt replaces what the first
 * one left; and as long as the COG's checksum is the same, its times stay what they were.
 */
public final class RegisterItemHandler implements TaskHandler<RegisterItemHandler.Params> {

    private final StacCatalog catalog;
    private final BlobStore blobs;
    private final Clock clock;

    public RegisterItemHandler(StacCatalog catalog, BlobStore blobs, Clock clock) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * @param itemId null for the stem of the COG's file name
     * @param cog the output of {@code raster.create_cog}
     * @param validation the output of {@code raster.validate}, for what it found out
     * @param datetime an RFC 3339 time, two with / between, or a day; it goes before the time that
     *     the source states
     * @param source the upload as container/name
     * @param platformRefs by which names a platform knows the dataset
     */
    public record Params(
            String collectionId,
            @Nullable String itemId,
            CogProduct cog,
            @Nullable Map<String, @Nullable Object> validation,
            @Nullable String title,
            @Nullable String datetime,
            @Nullable String source,
            @Nullable Map<String, @Nullable Object> platformRefs) {}

    /**
     * @param created whether the item was not there before
     * @param itemPath where the STAC API has it, below the server's root
     * @param dataHref where the COG lies
     */
    public record Output(
            String collectionId,
            String itemId,
            boolean created,
            String itemPath,
            String dataHref) {}

    @Override
    public HandlerName name() {
        return new HandlerName("raster.stac_register_item");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Registers a COG as an item of a STAC collection.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) throws TaskFailure {
        CollectionId collection = Parameters.collectionId(parameters.collectionId());
        ItemId id = itemId(parameters);
        if (Parameters.stored(() -> catalog.collection(collection.value())).isEmpty()) {
            throw TaskFailure.permanent(
                    "COLLECTION_MISSING",
                    "there is no collection '%s': let raster.stac_ensure_collection run before"
                            .formatted(collection));
        }
        Optional<Map<String, @Nullable Object>> former =
                Parameters.stored(() -> catalog.item(collection.value(), id.value()));
        ItemComposer.Facts facts = facts(collection, id, parameters, former);
        Map<String, @Nullable Object> item =
                Parameters.checked(
                        "COG_INVALID", () -> ItemComposer.compose(facts, parameters.cog()));
        Parameters.stored(() -> {
            catalog.upsertItems(collection.value(), List.of(item));
            return item;
        });
        return new Output(
                collection.value(),
                id.value(),
                former.isEmpty(),
                StacPaths.item(collection.value(), id.value()),
                facts.dataHref());
    }

    private static ItemId itemId(Params parameters) throws TaskFailure {
        String given = parameters.itemId();
        return Parameters.checked(
                "ITEM_ID_INVALID",
                () ->
                        given == null
                                ? ItemId.ofBlob(parameters.cog().cogBlob())
                                : new ItemId(given));
    }

    private ItemComposer.Facts facts(
            CollectionId collection,
            ItemId id,
            Params parameters,
            Optional<Map<String, @Nullable Object>> former)
            throws TaskFailure {
        CogProduct cog = parameters.cog();
        ItemTimes times = ItemTimes.of(former, cog.checksum(), clock.now());
        ItemTime time =
                Parameters.checked(
                        "DATETIME_INVALID",
                        () ->
                                ItemTime.of(
                                        parameters.datetime(),
                                        cog.acquiredAt(),
                                        times.processedAt()));
        String dataHref =
                Parameters.checked(
                        "COG_INVALID",
                        () -> blobs.uri(new BlobRef(cog.cogContainer(), cog.cogBlob())).toString());
        return new ItemComposer.Facts(
                collection,
                id,
                parameters.title(),
                time,
                dataHref,
                source(parameters.source()),
                times.processedAt(),
                times.createdAt(),
                times.updatedAt(),
                Parameters.platformRefs(parameters.platformRefs()),
                Findings.of(parameters.validation()));
    }

    private ItemComposer.@Nullable Source source(@Nullable String source) throws TaskFailure {
        if (source == null) {
            return null;
        }
        return Parameters.checked(
                "SOURCE_INVALID",
                () -> {
                    int slash = source.indexOf('/');
                    BlobRef ref =
                            new BlobRef(
                                    source.substring(0, Math.max(slash, 0)),
                                    source.substring(slash + 1));
                    return new ItemComposer.Source(source, blobs.uri(ref).toString());
                });
    }
}

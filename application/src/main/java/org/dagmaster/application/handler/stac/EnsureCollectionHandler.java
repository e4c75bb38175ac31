package org.dagmaster.application.handler.stac;

import java.util.Map;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.port.out.StacCatalog;
import org.dagmaster.domain.catalog.CollectionComposer;
import org.dagmaster.domain.workflow.HandlerName;
import org.jspecify.annotations.Nullable;

/** {@code raster.stac_ensure_collection}: an existing collection is left as it is. */
public final class EnsureCollectionHandler implements TaskHandler<EnsureCollectionHandler.Params> {

    private final StacCatalog catalog;

    public EnsureCollectionHandler(StacCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param license an SPDX expression; {@code other} unless given
     * @param platformRefs by which names a platform knows the dataset
     */
    public record Params(
            String collectionId,
            @Nullable String title,
            @Nullable String description,
            @Nullable String license,
            @Nullable Map<String, @Nullable Object> platformRefs) {}

    public record Output(String collectionId, boolean created) {}

    @Override
    public HandlerName name() {
        return new HandlerName("raster.stac_ensure_collection");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Creates a STAC collection unless it is there.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) throws TaskFailure {
        CollectionComposer.Facts facts =
                new CollectionComposer.Facts(
                        Parameters.collectionId(parameters.collectionId()),
                        parameters.title(),
                        parameters.description(),
                        parameters.license(),
                        Parameters.platformRefs(parameters.platformRefs()));
        boolean created =
                Parameters.stored(
                        () -> catalog.ensureCollection(CollectionComposer.compose(facts)));
        return new Output(facts.id().value(), created);
    }
}

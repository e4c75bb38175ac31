package org.dagmaster.bootstrap.profile;

import java.util.HashMap;
import java.util.Map;
import org.dagmaster.application.handler.RecordMapper;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.application.handler.example.ExampleHandlers;
import org.dagmaster.application.handler.raster.BlobToMount;
import org.dagmaster.application.handler.raster.CreateCog;
import org.dagmaster.application.handler.raster.ValidateRaster;
import org.dagmaster.application.handler.stac.EnsureCollectionHandler;
import org.dagmaster.application.handler.stac.RegisterItemHandler;
import org.dagmaster.application.worker.HandlerRegistry;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.HandlerParameters;

/** The handlers that come with the program, for checks that need no server. */
public final class ShippedHandlers {

    /** Those that cannot be made without a store or GDAL. */
    private static final Map<String, Class<? extends Record>> OTHERS =
            Map.of(
                    "raster.blob_to_mount", BlobToMount.Params.class,
                    "raster.create_cog", CreateCog.Params.class,
                    "raster.stac_ensure_collection", EnsureCollectionHandler.Params.class,
                    "raster.stac_register_item", RegisterItemHandler.Params.class,
                    "raster.validate", ValidateRaster.Params.class);

    /** What each may be given. */
    public static final Map<HandlerName, HandlerParameters> PARAMETERS = parameters();

    private ShippedHandlers() {}

    /**
     * What these, and those that other jars offer, may be given.
     *
     * @throws OtherHandlers.Unusable if one of those takes the name of one of these
     */
    public static Map<HandlerName, HandlerParameters> withOthers() {
        Map<HandlerName, HandlerParameters> all = new HashMap<>(PARAMETERS);
        for (TaskHandler<?> other : OtherHandlers.find()) {
            HandlerParameters parameters = RecordMapper.parameters(other.parameters());
            if (all.put(other.name(), parameters) != null) {
                throw OtherHandlers.taken(other);
            }
        }
        return all;
    }

    private static Map<HandlerName, HandlerParameters> parameters() {
        Map<HandlerName, HandlerParameters> all =
                new HashMap<>(new HandlerRegistry(ExampleHandlers.all()).parameters());
        OTHERS.forEach(
                (name, type) -> all.put(new HandlerName(name), RecordMapper.parameters(type)));
        return Map.copyOf(all);
    }
}

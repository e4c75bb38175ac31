package org.dagmaster.bootstrap;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dagmaster.domain.workflow.HandlerName;

/** The names of the handlers that come with the program, for checks that need no server. */
final class ShippedHandlers {

    static final Set<HandlerName> NAMES =
            Stream.of(
                            "chunk_processor",
                            "echo",
                            "fail",
                            "flaky_echo",
                            "hello_world",
                            "make_chunks",
                            "multi_phase",
                            "raster.blob_to_mount",
                            "raster.create_cog",
                            "raster.stac_ensure_collection",
                            "raster.stac_register_item",
                            "raster.validate",
                            "size_check",
                            "sleep")
                    .map(HandlerName::new)
                    .collect(Collectors.toUnmodifiableSet());

    private ShippedHandlers() {}
}

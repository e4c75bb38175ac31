package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.in.Refused.Fault;
import org.jspecify.annotations.Nullable;

/** An item search that stands in the address: every parameter is a text but the geometry. */
final class SearchAddress {

    private static final String GEOMETRY = "intersects";

    private SearchAddress() {}

    /**
     * What the catalog answers to the address's query.
     *
     * @throws Refused (INVALID) as the catalog does; without pointers, as there is no body
     */
    static Map<String, @Nullable Object> ask(
            Context ctx,
            Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> catalog) {
        Query parameters = new Query(ctx);
        Map<String, @Nullable Object> query = parameters.texts();
        if (query.get(GEOMETRY) instanceof String text) {
            query.put(GEOMETRY, geometry(text, parameters));
        }
        parameters.done();
        try {
            return catalog.apply(query);
        } catch (Refused refused) {
            throw refused.kind() == Refused.Kind.INVALID ? withoutPointers(refused) : refused;
        }
    }

    private static @Nullable Object geometry(String text, Query parameters) {
        try {
            Faults faults = new Faults();
            Object geometry = JsonTree.read(text.getBytes(StandardCharsets.UTF_8), faults);
            if (geometry instanceof Map && faults.isEmpty()) {
                return geometry;
            }
        } catch (Refused _) {
            // Told below: the reader's own words speak of a body.
        }
        parameters.fault("PARAMETER_INVALID", "'intersects' must be a GeoJSON geometry");
        return null;
    }

    private static Refused withoutPointers(Refused refused) {
        List<Fault> faults =
                refused.faults().stream()
                        .map(fault -> new Fault(fault.code(), fault.message(), null))
                        .toList();
        return Refused.invalid(refused.code().value(), refused.sentence(), faults);
    }
}

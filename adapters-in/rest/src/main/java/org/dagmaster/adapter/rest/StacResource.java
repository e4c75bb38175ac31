package org.dagmaster.adapter.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import org.dagmaster.application.port.in.BrowseCatalog;
import org.jspecify.annotations.Nullable;

/**
 * {@code /stac}: the STAC API's core, collections, features and item search. What a search may ask,
 * and how its pages are linked, is the catalog's to say: here a request becomes one of its queries.
 */
final class StacResource {

    private static final String GEOJSON = "application/geo+json";

    private static final String STAC = "/stac";
    private static final String SEARCH = STAC + "/search";
    private static final String COLLECTIONS = STAC + "/collections";
    private static final String COLLECTION = COLLECTIONS + "/{collection_id}";

    private final BrowseCatalog catalog;
    private final RequestReader reader;
    private final BaseUrl baseUrl;

    StacResource(BrowseCatalog catalog, RequestReader reader, BaseUrl baseUrl) {
        this.catalog = catalog;
        this.reader = reader;
        this.baseUrl = baseUrl;
    }

    void addTo(Routes routes) {
        routes.get(STAC, this::landing)
                .get(STAC + "/conformance", this::conformance)
                .get(COLLECTIONS, this::collections)
                .get(COLLECTION, this::collection)
                .get(COLLECTION + "/items", this::items)
                .get(COLLECTION + "/items/{item_id}", this::item)
                .get(SEARCH, this::searchByAddress)
                .post(SEARCH, this::searchByBody);
    }

    private void landing(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, catalog.landing(baseUrl.of(ctx)));
    }

    private void conformance(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, catalog.conformance());
    }

    private void collections(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, catalog.collectionList(baseUrl.of(ctx)));
    }

    private void collection(Context ctx) {
        Query.none(ctx);
        Json.answer(ctx, catalog.collection(baseUrl.of(ctx), ctx.pathParam("collection_id")));
    }

    private void item(Context ctx) {
        Query.none(ctx);
        Map<String, @Nullable Object> item =
                catalog.item(
                        baseUrl.of(ctx), ctx.pathParam("collection_id"), ctx.pathParam("item_id"));
        Json.answer(ctx, GEOJSON, item);
    }

    private void items(Context ctx) {
        String id = ctx.pathParam("collection_id");
        Json.answer(
                ctx,
                GEOJSON,
                SearchAddress.ask(ctx, query -> catalog.items(baseUrl.of(ctx), id, query)));
    }

    private void searchByAddress(Context ctx) {
        Json.answer(
                ctx,
                GEOJSON,
                SearchAddress.ask(ctx, query -> catalog.search(baseUrl.of(ctx), query)));
    }

    private void searchByBody(Context ctx) throws IOException {
        Query.none(ctx);
        Map<String, @Nullable Object> query = reader.jsonObject(ctx).all();
        Json.answer(ctx, GEOJSON, catalog.search(baseUrl.of(ctx), query));
    }
}

package org.dagmaster.domain.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** Composes a STAC collection of rasters that has no item yet. */
public final class CollectionComposer {

    /** STAC's word for a licence that is not told by an SPDX expression. */
    private static final String OTHER_LICENSE = "other";

    private CollectionComposer() {}

    /**
     * What is known of a collection when it begins.
     *
     * @param title null for the id
     * @param description null for a sentence that names the title
     * @param license an SPDX expression; null for {@code other}
     */
    public record Facts(
            CollectionId id,
            @Nullable String title,
            @Nullable String description,
            @Nullable String license,
            PlatformRefs platformRefs) {}

    /** The collection as a STAC 1.1 object; its links are added by who serves it. */
    public static Map<String, @Nullable Object> compose(Facts facts) {
        String title = orElse(facts.title(), facts.id().value());
        Map<String, @Nullable Object> collection = new LinkedHashMap<>();
        collection.put("type", "Collection");
        collection.put("stac_version", Stac.VERSION);
        collection.put("stac_extensions", List.of());
        collection.put("id", facts.id().value());
        collection.put("title", title);
        collection.put("description", orElse(facts.description(), "The rasters of " + title + "."));
        collection.put("license", orElse(facts.license(), OTHER_LICENSE));
        collection.put("extent", CollectionExtent.UNKNOWN.toMap());
        collection.put("item_assets", Map.of("data", dataAsset()));
        collection.putAll(facts.platformRefs().members());
        collection.put("links", List.of());
        return Values.copyOfMap(collection);
    }

    /** What the asset {@code data} of every item has in common. */
    static Map<String, @Nullable Object> dataAsset() {
        Map<String, @Nullable Object> asset = new LinkedHashMap<>();
        asset.put("type", Stac.COG_MEDIA_TYPE);
        asset.put("title", "Cloud-Optimized GeoTIFF");
        asset.put("roles", List.of("data"));
        return asset;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}

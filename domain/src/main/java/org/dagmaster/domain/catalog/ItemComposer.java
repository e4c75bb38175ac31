package org.dagmaster.domain.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.raster.CogProduct;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** Composes the STAC item of one COG. */
public final class ItemComposer {

    private ItemComposer() {}

    /**
     * What is known of an item beside its COG.
     *
     * @param title null for none
     * @param dataHref where the COG lies
     * @param source the upload that the COG was made from; null where it is unknown
     * @param processedAt when the COG was made
     * @param createdAt when the item was first registered
     * @param updatedAt when it was last registered
     * @param findings members of {@code properties} that validation found, with their prefix
     */
    public record Facts(
            CollectionId collection,
            ItemId id,
            @Nullable String title,
            ItemTime time,
            String dataHref,
            @Nullable Source source,
            Instant processedAt,
            Instant createdAt,
            Instant updatedAt,
            PlatformRefs platformRefs,
            Map<String, @Nullable Object> findings) {}

    /**
     * An upload.
     *
     * @param name as a person knows it, such as {@code bronze/dem.tif}
     * @param href where it lies
     */
    public record Source(String name, String href) {}

    /**
     * The item as a STAC 1.1 object; links that depend on where it is served are added by who
     * serves it.
     *
     * @throws IllegalArgumentException if the product is not one: no box, no transform, no shape
     */
    public static Map<String, @Nullable Object> compose(Facts facts, CogProduct cog) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("type", "Feature");
        item.put("stac_version", Stac.VERSION);
        item.put("stac_extensions", List.of(Stac.PROJECTION, Stac.FILE, Stac.PROCESSING));
        item.put("id", facts.id().value());
        item.put("collection", facts.collection().value());
        item.put("geometry", cog.footprint());
        item.put("bbox", GeoBounds.of(cog.bounds4326()).toList());
        item.put("properties", properties(facts, cog));
        item.put("links", links(facts));
        item.put("assets", Map.of("data", dataAsset(facts, cog)));
        return Values.copyOfMap(item);
    }

    private static Map<String, @Nullable Object> properties(Facts facts, CogProduct cog) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (facts.title() != null) {
            properties.put("title", facts.title());
        }
        properties.putAll(facts.time().properties());
        properties.put("created", text(facts.createdAt()));
        properties.put("updated", text(facts.updatedAt()));
        properties.put("processing:software", software(cog.software()));
        properties.put("processing:datetime", text(facts.processedAt()));
        properties.put("processing:lineage", lineage(facts, cog));
        properties.putAll(facts.platformRefs().members());
        properties.putAll(facts.findings());
        return properties;
    }

    /** {@code GDAL 3.6.2} is GDAL in version 3.6.2. */
    private static Map<String, @Nullable Object> software(String software) {
        int space = software.lastIndexOf(' ');
        return space < 0
                ? Map.of(software, "")
                : Map.of(software.substring(0, space), software.substring(space + 1));
    }

    private static String lineage(Facts facts, CogProduct cog) {
        String from = facts.source() == null ? "" : " from " + facts.source().name();
        return "Cloud-Optimized GeoTIFF, made%s by %s.".formatted(from, cog.software());
    }

    /** The relative link holds where a STAC API serves the item: {@code collections/c/items/i}. */
    private static List<Map<String, @Nullable Object>> links(Facts facts) {
        List<Map<String, @Nullable Object>> links = new ArrayList<>();
        links.add(Map.of("rel", "collection", "type", Stac.JSON, "href", ".."));
        if (facts.source() != null) {
            links.add(Map.of("rel", "derived_from", "href", facts.source().href()));
        }
        return links;
    }

    private static Map<String, @Nullable Object> dataAsset(Facts facts, CogProduct cog) {
        Map<String, @Nullable Object> asset = new LinkedHashMap<>();
        asset.put("href", facts.dataHref());
        asset.putAll(CollectionComposer.dataAsset());
        asset.put("file:size", cog.sizeBytes());
        asset.put("file:checksum", cog.checksum());
        asset.putAll(ProjectionComposer.compose(cog));
        asset.put("bands", BandComposer.compose(cog.bands()));
        return asset;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

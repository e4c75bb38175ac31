package org.dagmaster.application.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dagmaster.domain.catalog.GeoBounds;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * An item search whose every member was checked. Members may come as a POST body has them, or as
 * the texts of a query string: {@code bbox=1,2,3,4}.
 */
final class SearchQuery {

    static final int DEFAULT_LIMIT = 10;
    static final int MAX_LIMIT = 1000;

    private static final List<String> MEMBERS =
            List.of("collections", "ids", "bbox", "intersects", "datetime", "limit", "token");
    private static final Set<String> GEOMETRIES =
            Set.of(
                    "Point",
                    "MultiPoint",
                    "LineString",
                    "MultiLineString",
                    "Polygon",
                    "MultiPolygon",
                    "GeometryCollection");
    private static final Pattern TOKEN = Pattern.compile("(next|prev):.{1,1024}");

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private SearchQuery() {}

    /**
     * @throws org.dagmaster.application.port.in.Refused (INVALID) naming the member that is wrong
     */
    static SearchQuery of(Map<String, @Nullable Object> query) {
        SearchQuery checked = new SearchQuery();
        query.forEach((name, value) -> {
            if (value != null) {
                checked.put(name, value);
            }
        });
        checked.members.putIfAbsent("limit", DEFAULT_LIMIT);
        if (checked.members.containsKey("bbox") && checked.members.containsKey("intersects")) {
            throw SearchFault.of(
                    "SEARCH_INVALID", "intersects", "a search has a bbox or intersects, not both");
        }
        return checked;
    }

    /** As it was asked, in the form of a POST body. */
    Map<String, @Nullable Object> asked() {
        return members;
    }

    @Nullable String token() {
        return (String) members.get("token");
    }

    /**
     * In the form that the catalog understands. A box across the antimeridian is asked as the two
     * boxes on its sides, since stores take west for the smaller number.
     */
    Map<String, @Nullable Object> forCatalog() {
        Map<String, @Nullable Object> query = new LinkedHashMap<>(members);
        if (query.get("bbox") instanceof List<?> bbox) {
            GeoBounds bounds = GeoBounds.of(bbox);
            if (bounds.crossesAntimeridian()) {
                query.remove("bbox");
                query.put("intersects", halves(bounds));
            } else {
                query.put("bbox", bounds.toList());
            }
        }
        return query;
    }

    private static Map<String, @Nullable Object> halves(GeoBounds bounds) {
        return Map.of(
                "type",
                "MultiPolygon",
                "coordinates",
                List.of(
                        List.of(ring(bounds.west(), 180, bounds)),
                        List.of(ring(-180, bounds.east(), bounds))));
    }

    private static List<List<Double>> ring(double west, double east, GeoBounds bounds) {
        return List.of(
                List.of(west, bounds.south()),
                List.of(east, bounds.south()),
                List.of(east, bounds.north()),
                List.of(west, bounds.north()),
                List.of(west, bounds.south()));
    }

    private void put(String name, Object value) {
        switch (name) {
            case "collections", "ids" -> putNames(name, value);
            case "bbox" -> members.put(name, SearchBox.of(value));
            case "intersects" -> members.put(name, geometry(value));
            case "datetime" -> SearchTime.of(value).ifPresent(time -> members.put(name, time));
            case "limit" -> members.put(name, limit(value));
            case "token" -> members.put(name, checkedToken(value));
            default ->
                    throw SearchFault.of(
                            "PARAMETER_UNKNOWN",
                            name,
                            "this search has no '%s'%s; it has %s"
                                    .formatted(
                                            name,
                                            Nearest.hint(name, MEMBERS),
                                            String.join(", ", MEMBERS)));
        }
    }

    private void putNames(String name, Object value) {
        Collection<?> list =
                value instanceof String text ? List.of(text.split(",", -1)) : List.of();
        if (value instanceof List<?> given) {
            list = given;
        }
        boolean names =
                (value instanceof String || value instanceof List<?>)
                        && list.stream().allMatch(String.class::isInstance);
        if (!names) {
            throw SearchFault.of("SEARCH_INVALID", name, "'%s' is a list of texts".formatted(name));
        }
        if (!list.isEmpty()) {
            members.put(name, List.copyOf(list));
        }
    }

    private static Map<String, @Nullable Object> geometry(Object value) {
        if (value instanceof Map<?, ?> map && GEOMETRIES.contains(map.get("type"))) {
            return Values.copyOfMap(map);
        }
        throw SearchFault.of("SEARCH_INVALID", "intersects", "'intersects' is a GeoJSON geometry");
    }

    private static int limit(Object value) {
        try {
            int limit =
                    value instanceof Number number && Values.isWhole(number)
                            ? Math.toIntExact(number.longValue())
                            : Integer.parseInt(value.toString());
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw limitFault(value);
        }
        throw limitFault(value);
    }

    private static RuntimeException limitFault(Object value) {
        return SearchFault.of(
                "LIMIT_INVALID",
                "limit",
                "the limit '%s' is none: use 1 to %d".formatted(value, MAX_LIMIT));
    }

    private static String checkedToken(Object value) {
        if (value instanceof String text && TOKEN.matcher(text).matches()) {
            return text;
        }
        throw SearchFault.of(
                "TOKEN_INVALID",
                "token",
                "the token '%s' is none: take it from a link next or prev".formatted(value));
    }
}

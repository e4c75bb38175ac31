package org.dagmaster.adapter.stac;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into JSON-shaped values; what is not there fails the test. */
final class Look {

    private Look() {}

    /**
     * @param path keys of maps and indexes of lists
     */
    static Object at(@Nullable Object value, Object... path) {
        Object found = value;
        for (Object step : path) {
            found =
                    step instanceof Integer index
                            ? ((List<?>) there(found, step)).get(index)
                            : ((Map<?, ?>) there(found, step)).get(step);
        }
        return there(found, List.of(path));
    }

    static List<?> list(@Nullable Object value, Object... path) {
        return (List<?>) at(value, path);
    }

    static Map<String, @Nullable Object> members(@Nullable Object value, Object... path) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) at(value, path)).forEach((key, member) -> members.put("" + key, member));
        return members;
    }

    /** The ids of a FeatureCollection's items. */
    static List<String> ids(Map<String, @Nullable Object> found) {
        return list(found, "features").stream().map(item -> at(item, "id").toString()).toList();
    }

    /** The first link of that relation. */
    static @Nullable Map<?, ?> link(Map<String, @Nullable Object> object, String rel) {
        for (Object link : list(object, "links")) {
            if (rel.equals(at(link, "rel"))) {
                return (Map<?, ?>) link;
            }
        }
        return null;
    }

    private static Object there(@Nullable Object value, Object step) {
        if (value == null) {
            throw new AssertionError("there is nothing at " + step);
        }
        return value;
    }
}

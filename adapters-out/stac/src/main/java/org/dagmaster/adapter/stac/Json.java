package org.dagmaster.adapter.stac;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Between JSON texts and JSON-shaped values. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, @Nullable Object> readMap(String json) {
        return Values.copyOfMap(MAPPER.readValue(json, Map.class));
    }

    static List<Map<String, @Nullable Object>> readMaps(String json) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (Object element : MAPPER.readValue(json, List.class)) {
            maps.add(Values.copyOfMap((Map<?, ?>) element));
        }
        return maps;
    }
}

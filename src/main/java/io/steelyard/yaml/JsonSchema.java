package io.steelyard.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The building blocks of a JSON Schema of draft 7, as trees of {@link JsonText}. */
final class JsonSchema {
    private JsonSchema() {}

    static Map<String, Object> of(String keyword, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(keyword, value);
        return schema;
    }

    static Map<String, Object> type(String name) {
        return of("type", name);
    }

    static Map<String, Object> described(String description) {
        return of("description", description);
    }

    static Map<String, Object> array(Map<String, Object> items) {
        Map<String, Object> schema = type("array");
        schema.put("items", items);
        return schema;
    }

    static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
        return of("anyOf", schemas);
    }

    /** A mapping with these keys and no others. */
    static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = type("object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A key that nothing may stand under; editors neither propose it nor show more than the reason. */
    static Map<String, Object> notModelled(String key) {
        Map<String, Object> schema = of("not", Map.of());
        schema.put("errorMessage", "`" + key + "` is not modelled yet");
        schema.put("doNotSuggest", true);
        return schema;
    }
}

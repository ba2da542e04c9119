package io.steelyard.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A validator for the keywords of JSON Schema draft 7 that the scenario's schema uses; it refuses any other. */
final class SchemaValidator {
    private static final List<String> REMARKS = List.of(
            "$schema",
            "title",
            "description",
            "default",
            "definitions",
            "patternErrorMessage",
            "errorMessage",
            "doNotSuggest");
    private static final List<String> JOINED = List.of("patternProperties", "then", "else");

    private final Map<?, ?> root;

    SchemaValidator(Object schema) {
        root = (Map<?, ?>) schema;
    }

    /** Where the value breaks the schema; empty where it does not. */
    List<String> violations(@Nullable Object value) {
        List<String> found = new ArrayList<>();
        check(root, value, "", found);
        return found;
    }

    private boolean fits(Object schema, @Nullable Object value) {
        List<String> found = new ArrayList<>();
        check((Map<?, ?>) schema, value, "", found);
        return found.isEmpty();
    }

    private void check(Map<?, ?> schema, @Nullable Object value, String path, List<String> found) {
        schema.forEach((keyword, rule) -> {
            String name = String.valueOf(keyword);
            if (!REMARKS.contains(name) && !JOINED.contains(name) && !keeps(name, rule, schema, value, path, found)) {
                found.add(path + " breaks " + name);
            }
        });
    }

    private boolean keeps(
            String keyword, Object rule, Map<?, ?> schema, @Nullable Object value, String path, List<String> found) {
        return switch (keyword) {
            case "$ref" -> {
                String name = String.valueOf(rule).substring("#/definitions/".length());
                Object target = ((Map<?, ?>) root.get("definitions")).get(name);
                check((Map<?, ?>) target, value, path, found);
                yield true;
            }
            case "type" -> isOf(String.valueOf(rule), value);
            case "enum" -> ((List<?>) rule).contains(value);
            case "const" -> rule.equals(value);
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile(String.valueOf(rule)).matcher(text).find();
            case "minimum" -> !(value instanceof BigDecimal number) || number.compareTo((BigDecimal) rule) >= 0;
            case "maximum" -> !(value instanceof BigDecimal number) || number.compareTo((BigDecimal) rule) <= 0;
            case "minProperties" -> !(value instanceof Map<?, ?> map) || map.size() >= ((BigDecimal) rule).intValue();
            case "maxProperties" -> !(value instanceof Map<?, ?> map) || map.size() <= ((BigDecimal) rule).intValue();
            case "minItems" -> !(value instanceof List<?> list) || list.size() >= ((BigDecimal) rule).intValue();
            case "uniqueItems" ->
                !(value instanceof List<?> list) || list.stream().distinct().count() == list.size();
            case "required" -> !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) rule);
            case "properties" -> properties(schema, value, path, found);
            case "additionalProperties" -> schema.containsKey("properties") || properties(schema, value, path, found);
            case "items" -> {
                for (Object item : value instanceof List<?> list ? list : List.of()) {
                    check((Map<?, ?>) rule, item, path + "[]", found);
                }
                yield true;
            }
            case "not" -> !fits(rule, value);
            case "allOf" -> {
                ((List<?>) rule).forEach(part -> check((Map<?, ?>) part, value, path, found));
                yield true;
            }
            case "anyOf" -> ((List<?>) rule).stream().anyMatch(part -> fits(part, value));
            case "oneOf" ->
                ((List<?>) rule).stream().filter(part -> fits(part, value)).count() == 1;
            case "if" -> {
                check((Map<?, ?>) schema.get(fits(rule, value) ? "then" : "else"), value, path, found);
                yield true;
            }
            default -> throw new IllegalArgumentException("no keyword of this validator: " + keyword);
        };
    }

    /** Properties with the two keywords that depend on them. */
    private boolean properties(Map<?, ?> schema, @Nullable Object value, String path, List<String> found) {
        if (value instanceof Map<?, ?> map) {
            Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> given ? given : Map.of();
            Map<?, ?> patterns = schema.get("patternProperties") instanceof Map<?, ?> free ? free : Map.of();
            map.forEach((key, below) -> {
                boolean allowed = patterns.keySet().stream()
                        .anyMatch(p -> Pattern.compile(String.valueOf(p))
                                .matcher(String.valueOf(key))
                                .find());
                Object rule = known.containsKey(key)
                        ? known.get(key)
                        : allowed ? Map.of() : schema.get("additionalProperties");
                if (rule instanceof Map<?, ?> type) {
                    check(type, below, path + "." + key, found);
                } else if (rule != null) {
                    found.add(path + "." + key + " is no known key");
                }
            });
        }
        return true;
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            case "number" -> value instanceof BigDecimal;
            case "integer" ->
                value instanceof BigDecimal number
                        && number.stripTrailingZeros().scale() <= 0;
            default -> throw new IllegalArgumentException("no type of JSON: " + type);
        };
    }
}

package io.steelyard.yaml;

import io.steelyard.scenario.Count;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schemas of the values without inner structure: the forms that {@link Scalars} reads, as patterns. */
final class ScalarSchemas {
    private static final String NUMBER = "[0-9]+(\\.[0-9]+)?";

    private ScalarSchemas() {}

    static Map<String, Object> of(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type.isEnum()) {
            schema.put("enum", EnumNames.all(type));
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            schema.put("type", "integer");
        } else if (type == double.class || type == Double.class) {
            schema.put("type", "number");
        } else if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type == Duration.class) {
            schema.putAll(text("^((" + NUMBER + "(d|h|m|s|ms|us|ns))+|P.+)$", type));
        } else if (type == Rate.class) {
            schema.putAll(text("^" + NUMBER + "[kM]?/[smhd]$", type));
        } else if (type == Count.class) {
            schema.put("anyOf", List.of(number("integer"), text("^" + NUMBER + "[kMG]$", type)));
        } else if (type == Fraction.class) {
            Map<String, Object> share = number("number");
            share.put("maximum", BigDecimal.ONE);
            schema.put("anyOf", List.of(share, text("^(100|[0-9]{1,2}(\\.[0-9]+)?)%$", type)));
        } else if (type == Quantity.class) {
            String digits = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
            String suffix = "([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?";
            schema.put("anyOf", List.of(Map.of("type", "number"), text("^" + digits + suffix + "$", type)));
        } else if (type == IntOrPercent.class) {
            schema.put("anyOf", List.of(number("integer"), text("^[0-9]+%$", type)));
        } else {
            schema.put("type", "string");
        }
        return schema;
    }

    private static Map<String, Object> number(String type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("minimum", BigDecimal.ZERO);
        return schema;
    }

    /** Editors show the message in place of the pattern. */
    private static Map<String, Object> text(String pattern, Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", pattern);
        schema.put("patternErrorMessage", "must be " + Scalars.form(type));
        return schema;
    }
}

package io.steelyard.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The spelling of enum constants in a scenario: as Kubernetes spells its own, lower camel case for the rest. */
final class EnumNames {
    private EnumNames() {}

    /** {@code BEFORE_JITTER} is {@code beforeJitter}; {@code RollingUpdate}, in mixed case, stays. */
    static String of(Enum<?> constant) {
        String name = constant.name();
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        for (String word : name.split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            text.append(text.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return text.toString();
    }

    static List<String> all(Class<?> type) {
        return constants(type).stream().map(EnumNames::of).toList();
    }

    static List<Enum<?>> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
    }
}

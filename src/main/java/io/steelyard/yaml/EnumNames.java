package io.steelyard.yaml;

import io.steelyard.scenario.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The spelling of enum constants in a scenario: as a product spells its own, lower camel case for the rest. */
final class EnumNames {
    private EnumNames() {}

    /**
     * {@code BEFORE_JITTER} is {@code beforeJitter}; {@code RollingUpdate}, in mixed case, stays, and so does what {@link Key}
     * says.
     */
    static String of(Enum<?> constant) {
        String name = constant.name();
        Key key = key(constant);
        if (key != null) {
            return key.value();
        }
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

    private static @Nullable Key key(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name()).getAnnotation(Key.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("no field for " + constant, e);
        }
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

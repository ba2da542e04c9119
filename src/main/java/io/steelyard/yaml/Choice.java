package io.steelyard.yaml;

import io.steelyard.scenario.KeyNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which records a sealed interface stands for, by the key that names each in a scenario.
 *
 * @param notModelled keys refused by name
 */
record Choice(Class<?> type, Map<String, Class<?>> alternatives, List<String> notModelled) {
    static final String PRESET = "preset";

    Choice {
        alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    }

    /** Whether a type is one; an enum whose constants have bodies is sealed too, but is none. */
    static boolean is(Class<?> type) {
        return type.isSealed() && !type.isEnum();
    }

    /** The alternatives in the order of the interface's {@code permits} clause. */
    static Choice of(Class<?> sealed) {
        Map<String, Class<?>> alternatives = new LinkedHashMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            alternatives.put(KeyNames.of(permitted), permitted);
        }
        return new Choice(sealed, alternatives, RecordShape.notModelled(sealed));
    }

    /** The alternative that a bare unknown word may name a preset of. */
    Optional<Class<?>> preset() {
        return Optional.ofNullable(alternatives.get(PRESET));
    }

    List<String> names() {
        return List.copyOf(alternatives.keySet());
    }
}

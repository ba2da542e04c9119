package io.steelyard.scenario.kubernetes;

import java.util.List;
import java.util.Optional;

/** The checks that several specs share; every message begins with the field's name. */
final class Check {
    private static final List<String> TOPOLOGY_KEYS = List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

    private Check() {}

    static void between(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    field + " must be between " + least + " and " + most + " but is " + value);
        }
    }

    static void positive(String field, Optional<Quantity> value) {
        if (value.isPresent() && value.get().milliValue() <= 0) {
            throw new IllegalArgumentException(
                    field + " must be greater than 0 but is " + value.get().text());
        }
    }

    static void notBlank(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
    }

    static void topologyKey(String field, String value) {
        if (!TOPOLOGY_KEYS.contains(value)) {
            throw new IllegalArgumentException(
                    field + " must be " + String.join(" or ", TOPOLOGY_KEYS) + " but is " + value);
        }
    }
}

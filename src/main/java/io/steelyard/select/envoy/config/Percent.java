package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Shorthand;

/**
 * Envoy's {@code type.v3.Percent}.
 *
 * @param value 0 to 100
 */
@Shorthand("value")
public record Percent(double value) {
    public Percent {
        if (!(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException("value must be between 0 and 100 but is " + value);
        }
    }
}

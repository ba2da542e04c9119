package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Key;
import java.time.Duration;

/**
 * Envoy's {@code Cluster.SlowStartConfig}.
 *
 * @param slowStartWindow how long a host counts as new; at least 1 ms
 * @param aggression 1 lets the weight grow in proportion to time, more lets it grow faster at first; above 0
 * @param minWeightPercent the least share of its weight that a new host has
 */
public record SlowStartConfig(
        @Key("slow_start_window") Duration slowStartWindow,
        @Key("aggression") @Default("1.0") RuntimeDouble aggression,
        @Key("min_weight_percent") @Default("10") Percent minWeightPercent) {
    public SlowStartConfig {
        if (slowStartWindow.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "slowStartWindow must be at least 1ms but is " + Durations.text(slowStartWindow));
        }
        if (!(aggression.defaultValue() > 0)) {
            throw new IllegalArgumentException("aggression must be above 0 but is " + aggression.defaultValue());
        }
    }
}

package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.select.envoy.Maglev;

/**
 * Envoy's {@code Cluster.MaglevLbConfig}.
 *
 * @param tableSize the number of slots, a prime; 2 to 5000011
 */
public record MaglevLbConfig(
        @Key("table_size") @Default("65537") int tableSize) {
    public MaglevLbConfig {
        Maglev.checkTableSize(tableSize);
    }
}

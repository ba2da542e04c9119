package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import java.util.Optional;

/**
 * Envoy's {@code Cluster.CommonLbConfig}.
 *
 * @param healthyPanicThreshold a priority with a smaller percentage of healthy hosts uses all; 0 for never
 * @param localityWeightedLbConfig if given, a zone is chosen by weight before a host is chosen in it
 * @param consistentHashingLbConfig how loads are bounded
 */
@NotModelled({
    "zone_aware_lb_config",
    "update_merge_window",
    "ignore_new_hosts_until_first_hc",
    "close_connections_on_host_set_change",
    "override_host_status"
})
public record CommonLbConfig(
        @Key("healthy_panic_threshold") @Default("50") Percent healthyPanicThreshold,

        @Key("locality_weighted_lb_config") Optional<LocalityWeightedLbConfig> localityWeightedLbConfig,
        @Key("consistent_hashing_lb_config") Optional<ConsistentHashingLbConfig> consistentHashingLbConfig) {
    public CommonLbConfig {
        if (healthyPanicThreshold.value() != Math.rint(healthyPanicThreshold.value())) {
            throw new IllegalArgumentException("healthyPanicThreshold must be a whole number but is "
                    + healthyPanicThreshold.value() + ": Envoy rounds it");
        }
    }

    /** Envoy's {@code LocalityWeightedLbConfig}, which has no keys. */
    public record LocalityWeightedLbConfig() {}

    /**
     * Envoy's {@code ConsistentHashingLbConfig}.
     *
     * @param hashBalanceFactor how many per cent of the average load a host may have before it passes clients on; at least
     *     100, or 0 for any load
     */
    @NotModelled("use_hostname_for_hashing")
    public record ConsistentHashingLbConfig(
            @Key("hash_balance_factor") @Default("0") int hashBalanceFactor) {
        public ConsistentHashingLbConfig {
            if (hashBalanceFactor != 0 && hashBalanceFactor < 100) {
                throw new IllegalArgumentException(
                        "hashBalanceFactor must be 0 (off) or at least 100 but is " + hashBalanceFactor);
            }
        }
    }
}

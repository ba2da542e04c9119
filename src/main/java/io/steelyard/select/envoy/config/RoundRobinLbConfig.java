package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Key;
import java.util.Optional;

/**
 * Envoy's {@code Cluster.RoundRobinLbConfig}.
 *
 * @param slowStartConfig how a new host's weight grows; without it, it has its full weight at once
 */
public record RoundRobinLbConfig(@Key("slow_start_config") Optional<SlowStartConfig> slowStartConfig) {}

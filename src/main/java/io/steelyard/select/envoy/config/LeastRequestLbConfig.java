package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import java.util.Optional;

/**
 * Envoy's {@code Cluster.LeastRequestLbConfig}, with the method of its extension {@code least_request.v3}.
 *
 * @param choiceCount hosts drawn per choice, at least 2
 * @param activeRequestBias the power to which load counts against weight where weights differ; not negative
 * @param selectionMethod whether hosts are drawn, or all are looked at
 * @param slowStartConfig how a new host's weight grows; without it, it has its full weight at once
 */
public record LeastRequestLbConfig(
        @Key("choice_count") @Default("2") int choiceCount,
        @Key("active_request_bias") @Default("1.0") RuntimeDouble activeRequestBias,
        @Key("selection_method") @Default("N_CHOICES") SelectionMethodName selectionMethod,
        @Key("slow_start_config") Optional<SlowStartConfig> slowStartConfig) {
    public LeastRequestLbConfig {
        Checks.atLeast("choiceCount", 2, choiceCount);
        Checks.notNegative("activeRequestBias", activeRequestBias.defaultValue());
    }

    /** Which hosts are compared while all weights are equal. */
    public enum SelectionMethodName {
        /** As many as {@code choice_count} says, drawn at random. */
        @Key("N_CHOICES")
        N_CHOICES,
        /** All. */
        @Key("FULL_SCAN")
        FULL_SCAN
    }
}

package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;

/**
 * How a StatefulSet replaces old pods by new ones (apps/v1 {@code StatefulSetUpdateStrategy}).
 *
 * @param type RollingUpdate; OnDelete is not modelled
 * @param rollingUpdate the bounds of the update
 */
public record StatefulSetUpdateStrategy(
        @Default("RollingUpdate") StatefulSetUpdateStrategyType type,
        @Default("{}") RollingUpdateStatefulSetStrategy rollingUpdate) {
    public StatefulSetUpdateStrategy {
        if (type == StatefulSetUpdateStrategyType.OnDelete) {
            throw new IllegalArgumentException("type OnDelete is not modelled yet; RollingUpdate is");
        }
    }
}

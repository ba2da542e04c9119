package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import java.util.Optional;

/**
 * How a StatefulSet replaces old pods by new ones (apps/v1 {@code StatefulSetUpdateStrategy}).
 *
 * @param type by itself, or only where somebody deletes a pod
 * @param rollingUpdate the bounds of a rolling update; absent: all pods, one at a time; must be absent for OnDelete
 */
public record StatefulSetUpdateStrategy(
        @Default("RollingUpdate") StatefulSetUpdateStrategyType type,
        Optional<RollingUpdateStatefulSetStrategy> rollingUpdate) {
    public StatefulSetUpdateStrategy {
        if (type == StatefulSetUpdateStrategyType.OnDelete && rollingUpdate.isPresent()) {
            throw new IllegalArgumentException("rollingUpdate must be absent when type is OnDelete");
        }
    }
}

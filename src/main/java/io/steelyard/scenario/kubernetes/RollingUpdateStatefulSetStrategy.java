package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.NotModelled;

/**
 * The bounds of a StatefulSet's rolling update (apps/v1 {@code RollingUpdateStatefulSetStrategy}).
 *
 * @param partition pods with a lower ordinal keep the old version
 */
@NotModelled({"maxUnavailable"})
public record RollingUpdateStatefulSetStrategy(@Default("0") int partition) {
    public RollingUpdateStatefulSetStrategy {
        Checks.atLeast("partition", 0, partition);
    }
}

package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import java.util.Optional;

/**
 * The bounds of a StatefulSet's rolling update (apps/v1 {@code RollingUpdateStatefulSetStrategy}).
 *
 * @param partition so many pods, those with the lowest numbers, keep the old version
 * @param maxUnavailable pods that may be missing at once; a percentage is rounded down, to 1 at least; absent: 1
 */
public record RollingUpdateStatefulSetStrategy(@Default("0") int partition, Optional<IntOrPercent> maxUnavailable) {
    public RollingUpdateStatefulSetStrategy {
        Checks.atLeast("partition", 0, partition);
        maxUnavailable.ifPresent(most -> {
            if (most.percent()) {
                Check.between("maxUnavailable", most.value(), 1, 100);
            } else {
                Checks.atLeast("maxUnavailable", 1, most.value());
            }
        });
    }
}

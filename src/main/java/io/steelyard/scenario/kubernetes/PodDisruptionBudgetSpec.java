package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * The spec of a PodDisruptionBudget of policy/v1. What it selects is the scenario's workload.
 *
 * @param minAvailable pods that must stay healthy, or a percentage of the replicas, rounded up; this or {@code
 *     maxUnavailable}
 * @param maxUnavailable pods that may be unhealthy, or a percentage of the replicas, rounded up
 * @param unhealthyPodEvictionPolicy when a pod that is not Ready may be evicted
 */
@Inert({"selector"})
public record PodDisruptionBudgetSpec(
        Optional<IntOrPercent> minAvailable,
        Optional<IntOrPercent> maxUnavailable,
        @Default("IfHealthyBudget") UnhealthyPodEvictionPolicy unhealthyPodEvictionPolicy) {
    private static final int WHOLE_PERCENT = 100;

    public PodDisruptionBudgetSpec {
        Checks.oneOf("minAvailable", minAvailable, "maxUnavailable", maxUnavailable);
        check("minAvailable", minAvailable);
        check("maxUnavailable", maxUnavailable);
    }

    private static void check(String field, Optional<IntOrPercent> value) {
        if (value.isPresent() && value.get().percent() && value.get().value() > WHOLE_PERCENT) {
            throw new IllegalArgumentException(field + " must be at most 100% but is " + value.get());
        }
    }
}

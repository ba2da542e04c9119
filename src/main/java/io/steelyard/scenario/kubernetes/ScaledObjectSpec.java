package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.List;
import java.util.Optional;

/**
 * The spec of a ScaledObject of KEDA (keda.sh/v1alpha1, KEDA of August 2026): a HorizontalPodAutoscaler that KEDA makes of it, and the
 * way from no replica to one and back, which KEDA goes by itself. What it scales is the scenario's workload, so {@code
 * scaleTargetRef} is not read.
 *
 * @param minReplicaCount the fewest replicas while a trigger is active; 0: none where no trigger is
 * @param maxReplicaCount the most replicas
 * @param idleReplicaCount replicas while no trigger is active, fewer than {@code minReplicaCount}; absent: that count
 * @param pollingInterval seconds from one look at the triggers to the next
 * @param cooldownPeriod seconds without an active trigger before the replicas go to 0 or to {@code idleReplicaCount}
 * @param initialCooldownPeriod the same for a ScaledObject of which no trigger has ever been active, in seconds from the
 *     start of the run
 * @param triggers what is looked at; at least one
 * @param advanced the behavior of the HorizontalPodAutoscaler
 */
@Inert({"scaleTargetRef"})
@NotModelled({"fallback"})
public record ScaledObjectSpec(
        @Default("0") int minReplicaCount,
        @Default("100") int maxReplicaCount,
        Optional<Integer> idleReplicaCount,
        @Default("30") int pollingInterval,
        @Default("300") int cooldownPeriod,
        @Default("0") int initialCooldownPeriod,
        List<ScaleTriggers> triggers,
        @Default("{}") AdvancedConfig advanced) {
    public ScaledObjectSpec {
        triggers = List.copyOf(triggers);
        Checks.atLeast("minReplicaCount", 0, minReplicaCount);
        if (maxReplicaCount < Math.max(1, minReplicaCount)) {
            throw new IllegalArgumentException("maxReplicaCount must be at least " + Math.max(1, minReplicaCount)
                    + (minReplicaCount > 1 ? " (minReplicaCount)" : "") + ", found " + maxReplicaCount);
        }
        if (idleReplicaCount.isPresent()) {
            Check.between("idleReplicaCount", idleReplicaCount.get(), 0, Math.max(1, minReplicaCount) - 1);
        }
        Checks.atLeast("pollingInterval", 1, pollingInterval);
        Checks.atLeast("cooldownPeriod", 0, cooldownPeriod);
        Checks.atLeast("initialCooldownPeriod", 0, initialCooldownPeriod);
        if (triggers.isEmpty()) {
            throw new IllegalArgumentException("triggers must hold at least one trigger, found an empty list");
        }
    }
}

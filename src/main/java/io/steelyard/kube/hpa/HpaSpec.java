package io.steelyard.kube.hpa;

import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import java.util.List;
import java.util.Optional;

/**
 * The spec of a HorizontalPodAutoscaler with defaults filled in, as the controller reads it.
 *
 * @param minReplicas the fewest replicas
 * @param maxReplicas the most replicas
 * @param metrics what decides
 * @param behavior how fast it may go; absent: {@link LegacyLimits}
 */
public record HpaSpec(int minReplicas, int maxReplicas, List<MetricRule> metrics, Optional<Behavior> behavior) {
    public HpaSpec {
        metrics = List.copyOf(metrics);
    }

    /** The spec of a manifest. */
    public static HpaSpec of(HorizontalPodAutoscalerSpec spec) {
        List<MetricRule> metrics = spec.metrics().isEmpty()
                ? List.of(MetricRule.DEFAULT)
                : spec.metrics().stream().map(MetricRule::of).toList();
        return new HpaSpec(
                spec.minReplicas(), spec.maxReplicas(), metrics, spec.behavior().map(Behavior::of));
    }
}

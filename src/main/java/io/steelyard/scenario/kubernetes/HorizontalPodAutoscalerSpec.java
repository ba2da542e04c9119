package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.List;
import java.util.Optional;

/**
 * The spec of a HorizontalPodAutoscaler of autoscaling/v2. What it scales is the scenario's workload, so {@code
 * scaleTargetRef} is not read.
 *
 * @param minReplicas the fewest replicas; 0 needs an Object or External metric (feature HPAScaleToZero)
 * @param maxReplicas the most replicas
 * @param metrics what decides; empty: cpu at 80 % of what the pods request
 * @param behavior how fast it may go; absent: the limits of the time before behavior existed
 */
@Inert({"scaleTargetRef"})
public record HorizontalPodAutoscalerSpec(
        @Default("1") int minReplicas,
        int maxReplicas,
        @Default("[]") List<MetricSpec> metrics,
        Optional<HorizontalPodAutoscalerBehavior> behavior) {
    public HorizontalPodAutoscalerSpec {
        metrics = List.copyOf(metrics);
        Checks.atLeast("minReplicas", 0, minReplicas);
        if (maxReplicas < Math.max(1, minReplicas)) {
            throw new IllegalArgumentException("maxReplicas must be at least " + Math.max(1, minReplicas)
                    + (minReplicas > 1 ? " (minReplicas)" : "") + ", found " + maxReplicas);
        }
        if (minReplicas == 0 && metrics.stream().noneMatch(HorizontalPodAutoscalerSpec::worksWithoutPods)) {
            throw new IllegalArgumentException("minReplicas may be 0 only with a metric of type Object or External");
        }
    }

    private static boolean worksWithoutPods(MetricSpec metric) {
        return metric.type() == MetricSourceType.Object || metric.type() == MetricSourceType.External;
    }
}

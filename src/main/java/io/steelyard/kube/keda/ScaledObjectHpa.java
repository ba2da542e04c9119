package io.steelyard.kube.keda;

import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.ContainerResourceMetricSource;
import io.steelyard.scenario.kubernetes.ExternalMetricSource;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.MetricIdentifier;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.MetricTarget;
import io.steelyard.scenario.kubernetes.MetricTargetType;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.ResourceMetricSource;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import io.steelyard.scenario.kubernetes.TriggerType;
import java.util.Optional;

/**
 * The maker of the HorizontalPodAutoscaler that KEDA makes of a ScaledObject (controllers/keda/hpa.go, {@code
 * GetHPAMinReplicas} of apis/keda/v1alpha1, {@code GetMetricSpecForScaling} of pkg/scalers).
 *
 * <p>It never has fewer replicas than one, whatever {@code minReplicaCount} says. A trigger of Prometheus becomes an External
 * metric, of cpu and memory a Resource or ContainerResource metric. Departure: an External metric is called as the scenario
 * calls its source, not {@code s0-prometheus}.
 */
public final class ScaledObjectHpa {
    private ScaledObjectHpa() {}

    /** The HorizontalPodAutoscaler that a workload has, by itself or by KEDA. */
    public static Optional<HorizontalPodAutoscalerSpec> of(Setup setup) {
        return setup.autoscaler().or(() -> setup.scaledObject().map(ScaledObjectHpa::of));
    }

    /** The HorizontalPodAutoscaler that KEDA makes of a ScaledObject. */
    public static HorizontalPodAutoscalerSpec of(ScaledObjectSpec spec) {
        return new HorizontalPodAutoscalerSpec(
                Math.max(1, spec.minReplicaCount()),
                spec.maxReplicaCount(),
                spec.triggers().stream().map(ScaledObjectHpa::metric).toList(),
                spec.advanced().horizontalPodAutoscalerConfig().behavior());
    }

    private static MetricSpec metric(ScaleTriggers trigger) {
        if (trigger.type() == TriggerType.prometheus) {
            ExternalMetricSource source =
                    new ExternalMetricSource(new MetricIdentifier(trigger.metric()), threshold(trigger));
            return spec(MetricSourceType.External, Optional.empty(), Optional.empty(), Optional.of(source));
        }
        Optional<String> container = trigger.metadata().containerName();
        return container.isPresent()
                ? spec(
                        MetricSourceType.ContainerResource,
                        Optional.empty(),
                        Optional.of(
                                new ContainerResourceMetricSource(trigger.metric(), container.get(), value(trigger))),
                        Optional.empty())
                : spec(
                        MetricSourceType.Resource,
                        Optional.of(new ResourceMetricSource(trigger.metric(), value(trigger))),
                        Optional.empty(),
                        Optional.empty());
    }

    private static MetricSpec spec(
            MetricSourceType type,
            Optional<ResourceMetricSource> resource,
            Optional<ContainerResourceMetricSource> containerResource,
            Optional<ExternalMetricSource> external) {
        return new MetricSpec(type, resource, containerResource, Optional.empty(), Optional.empty(), external);
    }

    private static MetricTarget threshold(ScaleTriggers trigger) {
        Optional<Quantity> threshold = trigger.metadata().threshold();
        return trigger.metricType().equals(Optional.of(MetricTargetType.Value))
                ? new MetricTarget(MetricTargetType.Value, threshold, Optional.empty(), Optional.empty())
                : new MetricTarget(MetricTargetType.AverageValue, Optional.empty(), threshold, Optional.empty());
    }

    private static MetricTarget value(ScaleTriggers trigger) {
        Quantity value = trigger.metadata().value().orElseThrow();
        return trigger.metricType().equals(Optional.of(MetricTargetType.Utilization))
                ? new MetricTarget(
                        MetricTargetType.Utilization,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Math.toIntExact(value.milliValue() / 1000)))
                : new MetricTarget(
                        MetricTargetType.AverageValue, Optional.empty(), Optional.of(value), Optional.empty());
    }
}

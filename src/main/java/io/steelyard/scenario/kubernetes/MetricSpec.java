package io.steelyard.scenario.kubernetes;

import java.util.Optional;

/**
 * One metric of a HorizontalPodAutoscaler (autoscaling/v2 {@code MetricSpec}); exactly the source that {@code type} names
 * is given.
 *
 * @param type which source is meant
 * @param resource a resource of whole pods
 * @param containerResource a resource of one container of each pod
 * @param pods a metric with a value per pod
 * @param object a metric of one Kubernetes object
 * @param external a metric of something outside the cluster
 */
public record MetricSpec(
        MetricSourceType type,
        Optional<ResourceMetricSource> resource,
        Optional<ContainerResourceMetricSource> containerResource,
        Optional<PodsMetricSource> pods,
        Optional<ObjectMetricSource> object,
        Optional<ExternalMetricSource> external) {
    public MetricSpec {
        check(type, MetricSourceType.Resource, "resource", resource);
        check(type, MetricSourceType.ContainerResource, "containerResource", containerResource);
        check(type, MetricSourceType.Pods, "pods", pods);
        check(type, MetricSourceType.Object, "object", object);
        check(type, MetricSourceType.External, "external", external);
    }

    private static void check(MetricSourceType type, MetricSourceType own, String field, Optional<?> source) {
        if (type == own && source.isEmpty()) {
            throw new IllegalArgumentException(field + " is required for a metric of type " + type);
        }
        if (type != own && source.isPresent()) {
            throw new IllegalArgumentException(field + " must be absent for a metric of type " + type);
        }
    }
}

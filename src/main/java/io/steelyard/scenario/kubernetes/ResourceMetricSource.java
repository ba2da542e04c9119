package io.steelyard.scenario.kubernetes;

/**
 * The use of a resource, summed over the containers of a pod (autoscaling/v2 {@code ResourceMetricSource}).
 *
 * @param name {@code cpu} or {@code memory}
 * @param target a utilization or an average value
 */
public record ResourceMetricSource(String name, MetricTarget target) {
    public ResourceMetricSource {
        ContainerResourceMetricSource.check(name, target);
    }
}

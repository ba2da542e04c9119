package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Inert;

/**
 * A metric of one Kubernetes object, such as an Ingress (autoscaling/v2 {@code ObjectMetricSource}).
 *
 * @param metric which metric
 * @param target a value or an average value
 */
@Inert({"describedObject"})
public record ObjectMetricSource(MetricIdentifier metric, MetricTarget target) {
    public ObjectMetricSource {
        if (target.type() == MetricTargetType.Utilization) {
            throw new IllegalArgumentException(
                    "target of an object metric must be of type Value or AverageValue, found Utilization");
        }
    }
}

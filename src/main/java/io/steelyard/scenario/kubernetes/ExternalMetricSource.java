package io.steelyard.scenario.kubernetes;

/**
 * A metric of something outside the cluster, such as a monitoring system's sum (autoscaling/v2 {@code
 * ExternalMetricSource}).
 *
 * @param metric which metric
 * @param target a value or an average value
 */
public record ExternalMetricSource(MetricIdentifier metric, MetricTarget target) {
    public ExternalMetricSource {
        if (target.type() == MetricTargetType.Utilization) {
            throw new IllegalArgumentException(
                    "target of an external metric must be of type Value or AverageValue, found Utilization");
        }
        if (target.value().isPresent() && target.averageValue().isPresent()) {
            throw new IllegalArgumentException(
                    "target of an external metric must not have both value and averageValue");
        }
    }
}

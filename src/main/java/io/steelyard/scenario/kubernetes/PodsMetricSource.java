package io.steelyard.scenario.kubernetes;

/**
 * A metric of which every pod has its own value (autoscaling/v2 {@code PodsMetricSource}).
 *
 * @param metric which metric
 * @param target an average value
 */
public record PodsMetricSource(MetricIdentifier metric, MetricTarget target) {
    public PodsMetricSource {
        if (target.averageValue().isEmpty()) {
            throw new IllegalArgumentException(
                    "target of a pods metric must have averageValue, found type " + target.type());
        }
    }
}

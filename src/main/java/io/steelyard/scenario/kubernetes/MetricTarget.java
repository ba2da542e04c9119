package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import java.util.Optional;

/**
 * What a metric is held at (autoscaling/v2 {@code MetricTarget}).
 *
 * @param type which of the three is meant
 * @param value the metric as a whole; greater than 0
 * @param averageValue the metric's share per pod; greater than 0
 * @param averageUtilization percent of what the pods request; greater than 0
 */
public record MetricTarget(
        MetricTargetType type,
        Optional<Quantity> value,
        Optional<Quantity> averageValue,
        Optional<Integer> averageUtilization) {
    public MetricTarget {
        Check.positive("value", value);
        Check.positive("averageValue", averageValue);
        averageUtilization.ifPresent(percent -> Checks.atLeast("averageUtilization", 1, percent));
        boolean given = switch (type) {
            case Value -> value.isPresent();
            case AverageValue -> averageValue.isPresent();
            case Utilization -> averageUtilization.isPresent();
        };
        if (!given) {
            throw new IllegalArgumentException(field(type) + " is required for a target of type " + type);
        }
    }

    private static String field(MetricTargetType type) {
        return switch (type) {
            case Value -> "value";
            case AverageValue -> "averageValue";
            case Utilization -> "averageUtilization";
        };
    }
}

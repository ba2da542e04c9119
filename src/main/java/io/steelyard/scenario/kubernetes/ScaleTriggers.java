package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.Optional;

/**
 * One trigger of a ScaledObject (keda.sh/v1alpha1 {@code ScaleTriggers}).
 *
 * @param type prometheus, cpu or memory; KEDA has more, which read what a simulation of connections has not
 * @param name the trigger's name
 * @param metricType what the threshold is: of prometheus, AverageValue or Value, and AverageValue where absent; of cpu and
 *     memory, Utilization or AverageValue, and one must be given
 * @param metadata what the type asks for
 */
@Inert({"authenticationRef"})
@NotModelled({"useCachedMetrics"})
public record ScaleTriggers(
        TriggerType type, Optional<String> name, Optional<MetricTargetType> metricType, TriggerMetadata metadata) {
    public ScaleTriggers {
        if (type == TriggerType.prometheus) {
            refuse("prometheus", metricType, MetricTargetType.Utilization, "Value or AverageValue");
            require("prometheus", "threshold", metadata.threshold());
            if (metadata.metricName().isEmpty() && name.isEmpty()) {
                require("prometheus", "query", metadata.query());
            }
        } else {
            refuse(type.name(), metricType, MetricTargetType.Value, "Utilization or AverageValue");
            if (metricType.isEmpty()) {
                throw new IllegalArgumentException(
                        "metricType is required for a trigger of type " + type + ": Utilization or AverageValue");
            }
            require(type.name(), "value", metadata.value());
            boolean percent = metricType.equals(Optional.of(MetricTargetType.Utilization));
            if (percent && metadata.value().orElseThrow().milliValue() % 1000 != 0) {
                throw new IllegalArgumentException("metadata must have a whole value of per cent but has "
                        + metadata.value().get().text());
            }
        }
    }

    private static void refuse(String type, Optional<MetricTargetType> found, MetricTargetType wrong, String allowed) {
        if (found.equals(Optional.of(wrong))) {
            throw new IllegalArgumentException(
                    "metricType must be " + allowed + " for a trigger of type " + type + " but is " + wrong);
        }
    }

    private static void require(String type, String key, Optional<?> value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("metadata must have a " + key + " for a trigger of type " + type);
        }
    }

    /**
     * The name under which the scenario says where the metric comes from: {@code metadata.metricName}, or else the
     * trigger's name, or else the text of the query; of cpu and memory, the type.
     */
    public String metric() {
        return type == TriggerType.prometheus
                ? metadata.metricName().or(() -> name).or(metadata::query).orElseThrow()
                : type.name();
    }
}

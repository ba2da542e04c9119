package io.steelyard.kube.scaler;

import io.steelyard.kube.hpa.Autoscaler;
import java.util.List;

/**
 * An autoscaler with the metrics that it reads.
 *
 * @param metrics in the order in which it expects their readings
 */
public record MeteredAutoscaler(Autoscaler autoscaler, List<MetricRequest> metrics) {
    public MeteredAutoscaler {
        metrics = List.copyOf(metrics);
    }
}

package io.steelyard.kube.scaler;

import io.steelyard.scenario.kubernetes.MetricSourceType;
import java.util.OptionalLong;

/**
 * A metric that an autoscaler wants to read at every decision.
 *
 * @param name the metric's name under {@code metrics} of the scenario
 * @param type in which form: Pods for one value per pod, External or Object for one value of all, Resource for cpu and
 *     memory by container
 * @param averageMilli the share of it that a pod is to have, in milli-units; absent where the autoscaler aims at none
 */
public record MetricRequest(String name, MetricSourceType type, OptionalLong averageMilli) {
    /** A metric that the autoscaler holds at no share per pod. */
    public MetricRequest(String name, MetricSourceType type) {
        this(name, type, OptionalLong.empty());
    }
}

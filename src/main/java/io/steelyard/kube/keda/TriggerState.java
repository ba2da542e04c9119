package io.steelyard.kube.keda;

import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.hpa.MetricReading.ExternalValues;
import io.steelyard.kube.hpa.ReplicaCalculator;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import java.util.List;

/**
 * What all triggers of a ScaledObject said at one look ({@code getScaledObjectState} of KEDA's pkg/scaling/scale_handler.go).
 *
 * @param active whether one of them is above its activation threshold
 * @param error whether one of them could not be read
 */
public record TriggerState(boolean active, boolean error) {
    private static final double MILLI = 1_000;

    /**
     * The state by what the triggers read. Triggers of cpu and memory activate nothing; where there are no others, the
     * workload always counts as active.
     *
     * @param triggers those that KEDA reads itself, which excludes cpu and memory
     * @param readings what they read, in their order
     */
    public static TriggerState of(List<ScaleTriggers> triggers, List<MetricReading> readings) {
        boolean active = triggers.isEmpty();
        boolean error = false;
        for (int i = 0; i < triggers.size(); i++) {
            if (readings.get(i) instanceof ExternalValues values) {
                double value = ReplicaCalculator.sum(values.milli()) / MILLI;
                active |=
                        value > triggers.get(i).metadata().activationThreshold().doubleValue();
            } else {
                error = true;
            }
        }
        return new TriggerState(active, error);
    }
}

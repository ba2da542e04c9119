package io.steelyard.observe;

/**
 * One decision of the autoscaler, as {@code decisions.csv} shows it.
 *
 * @param timeNanos when
 * @param currentReplicas spec.replicas before
 * @param readyPods pods ready at that moment
 * @param metric the metric that decided
 * @param metricMilli its value in milli-units: per-pod average, or the value for Object and External metrics; -1 if none
 * @param proposal replicas by the metrics alone; -1 if they failed
 * @param desiredReplicas spec.replicas after
 * @param ableToScale reason of the AbleToScale condition
 * @param scalingActive reason of the ScalingActive condition
 * @param scalingLimited reason of the ScalingLimited condition
 * @param hottestPod most connections on one serving pod at that moment, which no average shows
 */
public record DecisionRecord(
        long timeNanos,
        int currentReplicas,
        int readyPods,
        String metric,
        long metricMilli,
        int proposal,
        int desiredReplicas,
        String ableToScale,
        String scalingActive,
        String scalingLimited,
        int hottestPod) {}

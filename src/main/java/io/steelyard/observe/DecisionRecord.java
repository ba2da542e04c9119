package io.steelyard.observe;

/**
 * One decision of the autoscaler, as {@code decisions.csv} shows it, in the words of {@code kubectl describe hpa}.
 *
 * @param timeNanos when
 * @param currentReplicas spec.replicas before
 * @param statusReplicas status.replicas: pods that exist and are not terminating
 * @param readyPods those of them that are ready
 * @param connections connections on all pods, terminating ones included
 * @param metric the metric that decided; empty if none did
 * @param metricMilli its value in milli-units: per-pod average, or the value for Object and External metrics; -1 if none
 * @param targets every metric's value and target, as {@code kubectl get hpa} prints them
 * @param proposal replicas by the metrics alone; -1 if they were not read, or failed
 * @param desiredReplicas spec.replicas after
 * @param ableToScale reason of the AbleToScale condition; of KEDA the event, or what is wrong with its triggers
 * @param scalingActive reason of the ScalingActive condition; of KEDA that of the Active condition
 * @param scalingLimited reason of the ScalingLimited condition
 * @param hottestPod most connections on one serving pod at that moment, which no average shows
 */
public record DecisionRecord(
        long timeNanos,
        int currentReplicas,
        int statusReplicas,
        int readyPods,
        long connections,
        String metric,
        long metricMilli,
        String targets,
        int proposal,
        int desiredReplicas,
        String ableToScale,
        String scalingActive,
        String scalingLimited,
        int hottestPod) {}

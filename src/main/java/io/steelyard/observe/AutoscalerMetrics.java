package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of the autoscaler and of the pods over time. */
public final class AutoscalerMetrics {
    private AutoscalerMetrics() {}

    /** Replicas. */
    public static final Metric REPLICAS_MEAN = Metric.neutral(
            "autoscaler.replicasMean", "replicas", "pods", "Replicas that the workload asks for, mean over time.");

    /** Most replicas. */
    public static final Metric REPLICAS_MAX = Metric.neutral(
            "autoscaler.replicasMax", "most replicas", "pods", "Most replicas that the workload asks for.");

    /** Serving pods. */
    public static final Metric SERVING_MEAN =
            Metric.neutral("pods.servingMean", "serving pods", "pods", "Serving pods, mean over time.");

    /** Time without a serving pod. */
    public static final Metric NONE_SERVING =
            Metric.lower("pods.noneServing", "no pod serving", "s", "Time in which no pod served.");

    /** Pods too many. */
    public static final Metric OVER_PROVISIONED = Metric.lower(
            "autoscaler.overProvisioned",
            "pods too many",
            "pod-seconds",
            "Serving pods beyond the need, summed over time; the need is the connections over the autoscaler's target per"
                    + " pod, rounded up; n/a without a target.");

    /** Pods too few. */
    public static final Metric UNDER_PROVISIONED = Metric.lower(
            "autoscaler.underProvisioned",
            "pods too few",
            "pod-seconds",
            "Serving pods short of the need, summed over time; n/a without a target.");

    /** Changes of direction. */
    public static final Metric FLAPS = Metric.lower(
            "autoscaler.flaps",
            "flaps",
            "changes",
            "Changes of the replicas within 10 minutes after a change in the other direction.");

    /** Time to capacity. */
    public static final Metric TIME_TO_CAPACITY = Metric.lower(
            "autoscaler.timeToCapacity",
            "capacity in",
            "s",
            "Longest span in which the connections per serving pod were above 110 % of the target, the tolerance of the"
                    + " autoscaler included; 0 where they never were, infinite where they still are at the block's end,"
                    + " n/a without a target.");

    /** Lost by scale-down. */
    public static final Metric LOST_BY_SCALE_DOWN = Metric.lower(
            "autoscaler.lostByScaleDown",
            "lost by scale-down",
            "connections",
            "Connections lost because a scale-down deleted their pod.");

    /** All of them. */
    static final List<Metric> ALL = List.of(
            REPLICAS_MEAN,
            REPLICAS_MAX,
            SERVING_MEAN,
            NONE_SERVING,
            OVER_PROVISIONED,
            UNDER_PROVISIONED,
            FLAPS,
            TIME_TO_CAPACITY,
            LOST_BY_SCALE_DOWN);
}

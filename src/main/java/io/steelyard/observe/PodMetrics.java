package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of containers that end and start again in their pods. */
public final class PodMetrics {
    private PodMetrics() {}

    /** Ended by a fault. */
    public static final Metric CRASHES = Metric.lower(
            "pods.crashes",
            "crashes",
            "containers",
            "Containers that ended by a fault of their own and were restarted.");

    /** Killed for their memory. */
    public static final Metric OUT_OF_MEMORY = Metric.lower(
            "pods.outOfMemory",
            "out of memory",
            "containers",
            "Containers that were killed and restarted because they used more memory than their limit.");

    /** Killed by their probes. */
    public static final Metric UNHEALTHY = Metric.lower(
            "pods.unhealthy",
            "killed by a probe",
            "containers",
            "Containers that were killed and restarted because their liveness or startup probe failed.");

    /** The fullest second of a pod. */
    public static final Metric PEAK_HANDSHAKES = Metric.lower(
            "pods.peakHandshakes",
            "peak handshakes/s of a pod",
            "1/s",
            "Most connections that one pod established within one second; seconds are fixed, counted from the start of the"
                    + " run.");

    /** The share of the second Deployment. */
    public static final Metric CANARY_SHARE = Metric.neutral(
            "pods.canaryShare",
            "canary's share",
            "ratio",
            "Share of all connections that the pods of the second Deployment hold, mean over samples.");

    /** All of them. */
    static final List<Metric> ALL = List.of(CRASHES, OUT_OF_MEMORY, UNHEALTHY, PEAK_HANDSHAKES, CANARY_SHARE);

    static void fill(MetricValues values, Counters counters, boolean wholeRun) {
        values.set(CRASHES, counters.in(Counters.Count.CRASHES, wholeRun));
        values.set(OUT_OF_MEMORY, counters.in(Counters.Count.OUT_OF_MEMORY, wholeRun));
        values.set(UNHEALTHY, counters.in(Counters.Count.UNHEALTHY, wholeRun));
    }
}

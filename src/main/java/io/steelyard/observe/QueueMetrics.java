package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of the queues in which handshakes wait. */
public final class QueueMetrics {
    private static final String WHERE_NONE = "; n/a where no handshake has waited in a queue by then.";

    private QueueMetrics() {}

    /** The longest queue of a pod. */
    public static final Metric LONGEST = Metric.lower(
            "storm.longestQueue",
            "longest queue",
            "handshakes",
            "Most handshakes that were at one pod at once, waiting or in service" + WHERE_NONE);

    /** Handshakes at all pods. */
    public static final Metric WAITING_MEAN = Metric.lower(
            "storm.queueMean",
            "handshakes waiting",
            "handshakes",
            "Handshakes at all pods, waiting or in service, mean over time" + WHERE_NONE);

    /** The longest queue behind the pods. */
    public static final Metric LONGEST_DOWNSTREAM = Metric.lower(
            "storm.longestDownstreamQueue",
            "longest queue downstream",
            "handshakes",
            "Most handshakes that were at once at what all pods depend on, waiting or in service" + WHERE_NONE);

    /** Work for nothing. */
    public static final Metric SERVED_IN_VAIN = Metric.lower(
            "storm.servedInVain",
            "served in vain",
            "handshakes",
            "Handshakes whose work was done after their client had given them up" + WHERE_NONE);

    /** All of them. */
    static final List<Metric> ALL = List.of(LONGEST, WAITING_MEAN, LONGEST_DOWNSTREAM, SERVED_IN_VAIN);
}

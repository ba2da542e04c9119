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
            "Handshakes at all pods, waiting or in service, mean over the samples" + WHERE_NONE);

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
            "Handshakes that were at a pod, or behind the pods, when their client gave them up: they are done all the same"
                    + WHERE_NONE);

    /** Distance from a storm that keeps itself alive. */
    public static final Metric EDGE_MARGIN = Metric.higher(
            "storm.edgeMargin",
            "distance from the edge",
            "ratio",
            "Waiting clients with which a storm would keep itself alive, serving every handshake in vain, over the most that"
                    + " waited (in the run, for the pods that serve at the end): below 1 a storm may stay for good; infinite"
                    + " where clients wait longer than a full queue lasts, n/a where pods accept all at once or nobody"
                    + " waited.");

    /** All of them. */
    static final List<Metric> ALL = List.of(LONGEST, WAITING_MEAN, LONGEST_DOWNSTREAM, SERVED_IN_VAIN, EDGE_MARGIN);
}

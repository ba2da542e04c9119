package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of nodes, and of the pods that are evicted from them or wait for one. */
public final class NodeMetrics {
    private NodeMetrics() {}

    /** Nodes. */
    public static final Metric NODES_MEAN = Metric.neutral(
            "nodes.mean",
            "nodes",
            "nodes",
            "Nodes of the cluster, mean over time; n/a where the scenario has no nodes.");

    /** Most nodes. */
    public static final Metric NODES_MAX =
            Metric.neutral("nodes.max", "most nodes", "nodes", "Most nodes of the cluster; n/a where it has none.");

    /** Pods that wait for a node. */
    public static final Metric WAITING = Metric.lower(
            "nodes.podsWaiting",
            "pods waiting for a node",
            "pod-seconds",
            "Pods that no node had room for, summed over time; n/a where the scenario has no nodes.");

    /** Evictions. */
    public static final Metric EVICTIONS =
            Metric.neutral("pods.evictions", "evictions", "pods", "Pods whose eviction was asked for and granted.");

    /** Evictions that were refused. */
    public static final Metric EVICTIONS_REFUSED = Metric.neutral(
            "pods.evictionsRefused",
            "evictions refused",
            "requests",
            "Requests for an eviction that the pods' budget did not allow, each repetition counted.");

    /** All of them. */
    static final List<Metric> ALL = List.of(NODES_MEAN, NODES_MAX, WAITING, EVICTIONS, EVICTIONS_REFUSED);
}

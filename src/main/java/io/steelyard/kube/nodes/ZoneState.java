package io.steelyard.kube.nodes;

/**
 * How many of a zone's nodes are NotReady, which decides how fast its pods are evicted (kubernetes v1.28,
 * pkg/controller/nodelifecycle, {@code ComputeZoneState}).
 */
public enum ZoneState {
    /** Few enough to be the nodes' own fault. */
    NORMAL,
    /** More than 2 and at least 55 %: it may be the control plane that is cut off. */
    PARTIAL_DISRUPTION,
    /** All of them. */
    FULL_DISRUPTION;

    private static final float UNHEALTHY_ZONE_THRESHOLD = 0.55f;
    private static final int LARGE_CLUSTER_THRESHOLD = 50;
    private static final long EVICTION_PERIOD_NANOS = 10_000_000_000L;
    private static final long SECONDARY_EVICTION_PERIOD_NANOS = 100_000_000_000L;

    /** No node of the zone is tainted. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The state of a zone. */
    public static ZoneState of(int readyNodes, int notReadyNodes) {
        if (readyNodes == 0 && notReadyNodes > 0) {
            return FULL_DISRUPTION;
        }
        boolean many = (float) notReadyNodes / (float) (notReadyNodes + readyNodes) >= UNHEALTHY_ZONE_THRESHOLD;
        return notReadyNodes > 2 && many ? PARTIAL_DISRUPTION : NORMAL;
    }

    /**
     * The time between two nodes of the zone whose pods begin to be evicted: 10 s ({@code node-eviction-rate} 0.1/s); where
     * a part of the zone is disrupted 100 s if it has more than 50 nodes ({@code secondary-node-eviction-rate}), else
     * {@link #NEVER}.
     *
     * @param nodes the nodes of the zone
     */
    public long evictionPeriodNanos(int nodes) {
        if (this != PARTIAL_DISRUPTION) {
            return EVICTION_PERIOD_NANOS;
        }
        return nodes > LARGE_CLUSTER_THRESHOLD ? SECONDARY_EVICTION_PERIOD_NANOS : NEVER;
    }
}

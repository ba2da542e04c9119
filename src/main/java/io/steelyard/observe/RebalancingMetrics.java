package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of what rebalancing costs. */
public final class RebalancingMetrics {
    private RebalancingMetrics() {}

    /** Moves. */
    public static final Metric MOVES = Metric.lower(
            "rebalancing.moves",
            "moves",
            "connections",
            "Connections re-established: every time a client that had lost its connection holds one again.");

    /** Clients that had to move. */
    public static final Metric FORCED = Metric.lower(
            "rebalancing.forced",
            "forced to move",
            "clients",
            "Clients that lost a connection because its pod went away, each counted once.");

    /** Moves per client that had to move. */
    public static final Metric MOVES_PER_FORCED = Metric.lower(
            "rebalancing.movesPerForced",
            "moves/forced",
            "ratio",
            "Moves over the clients that lost a connection and came back: each of them must move once, so 1 is the fewest"
                    + " possible; n/a where none came back.");

    /** Mean hops. */
    public static final Metric HOPS_MEAN = Metric.lower(
            "rebalancing.hopsMean",
            "hops/client",
            "moves",
            "Moves per client that was connected at the block's start; n/a where none was.");

    /** 99th percentile of hops. */
    public static final Metric HOPS_P99 = Metric.lower(
            "rebalancing.hopsP99",
            "hops p99",
            "moves",
            "99th percentile (nearest rank) of the moves of the clients that were connected at the block's start.");

    /** Most hops. */
    public static final Metric HOPS_MAX = Metric.lower(
            "rebalancing.hopsMax",
            "hops max",
            "moves",
            "Most moves of one client that was connected at the block's start; 63 stands for 63 and more.");

    /** Clients that stayed. */
    public static final Metric HOPS_NONE = hops("None", "hops 0", "did not move");

    /** Clients that moved once. */
    public static final Metric HOPS_ONE = hops("One", "hops 1", "moved once");

    /** Clients that moved twice. */
    public static final Metric HOPS_TWO = hops("Two", "hops 2", "moved twice");

    /** Clients that moved more often. */
    public static final Metric HOPS_MORE = hops("More", "hops 3+", "moved three times or more");

    private static Metric hops(String suffix, String title, String what) {
        return Metric.neutral(
                "rebalancing.hops" + suffix,
                title,
                "share",
                "Share of the clients connected at the block's start that " + what
                        + " in the block; n/a where none was.");
    }

    /** Clients moved more than once. */
    public static final Metric TWICE = Metric.lower(
            "rebalancing.twice",
            "moved twice",
            "share",
            "Share of the clients that moved in the block that moved more than once; n/a where none moved.");

    /** Affinity breaks. */
    public static final Metric AFFINITY_BREAKS = Metric.lower(
            "rebalancing.affinityBreaks",
            "affinity breaks",
            "share",
            "Share of the moves that ended on a pod of another name than the one that held the client before; n/a where"
                    + " none moved.");

    /** Keys that changed their pod. */
    public static final Metric KEY_BREAKS = Metric.lower(
            "rebalancing.keyBreaks",
            "keys elsewhere",
            "share",
            "Share of the connections whose shared affinity key was on a pod of another name at its connection before; n/a"
                    + " where every client has a key of its own, or there are more than 10 million keys.");

    /** Keys that changed their pod for nothing. */
    public static final Metric KEYS_NEEDLESS = Metric.lower(
            "rebalancing.keysNeedless",
            "keys elsewhere needlessly",
            "share",
            "Share of the connections whose shared affinity key was on a pod that still serves, and is now on one of another"
                    + " name that served then too: no change of the pods asked for it, and the least possible is 0; n/a"
                    + " where rebalancing.keyBreaks is.");

    /** Moves that balance would still take. */
    public static final Metric TRANSPORT = Metric.lower(
            "rebalancing.transport",
            "moves to balance",
            "connections",
            "The fewest moves that would balance the serving pods as they stand at the block's end.");

    /** All of them. */
    static final List<Metric> ALL = List.of(
            MOVES,
            FORCED,
            MOVES_PER_FORCED,
            HOPS_MEAN,
            HOPS_P99,
            HOPS_MAX,
            HOPS_NONE,
            HOPS_ONE,
            HOPS_TWO,
            HOPS_MORE,
            TWICE,
            AFFINITY_BREAKS,
            KEY_BREAKS,
            KEYS_NEEDLESS,
            TRANSPORT);
}

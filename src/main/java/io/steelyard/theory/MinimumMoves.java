package io.steelyard.theory;

import io.steelyard.stats.Imbalance;

/** The least number of connections that must change their pod: what any rebalancing is measured against. */
public final class MinimumMoves {
    private MinimumMoves() {}

    /**
     * Returns the least moves that balance the given loads: the sum of what exceeds a target, with targets floor(N/n) and
     * ceil(N/n), the larger ones given to the fullest pods. {@code [9, 9, 9, 9, 1]} needs 6.
     */
    public static long toBalance(int[] loads) {
        return Imbalance.of(loads).minMoves();
    }

    /** Returns the mean least moves when balanced pods become more or fewer: N k / (n + k), or N k / n. */
    public static double toResize(double connections, int before, int after) {
        return connections * Math.abs(after - before) / Math.max(before, after);
    }
}

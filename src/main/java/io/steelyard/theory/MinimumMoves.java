package io.steelyard.theory;

import java.util.Arrays;

/** The least number of connections that must change their pod: what any rebalancing is measured against. */
public final class MinimumMoves {
    private MinimumMoves() {}

    /**
     * Returns the least moves that balance the given loads: the sum of what exceeds a target, with targets floor(N/n) and
     * ceil(N/n), the larger ones given to the fullest pods. {@code [9, 9, 9, 9, 1]} needs 6.
     */
    public static long toBalance(int[] loads) {
        if (loads.length == 0) {
            return 0;
        }
        int[] sorted = loads.clone();
        Arrays.sort(sorted);
        long sum = 0;
        for (int load : sorted) {
            sum += load;
        }
        long floor = sum / sorted.length;
        long larger = sum % sorted.length;
        long moves = 0;
        for (int i = 0; i < sorted.length; i++) {
            long target = i >= sorted.length - larger ? floor + 1 : floor;
            moves += Math.max(0, sorted[i] - target);
        }
        return moves;
    }

    /** Returns the mean least moves when balanced pods become more or fewer: N k / (n + k), or N k / n. */
    public static double toResize(double connections, int before, int after) {
        return connections * Math.abs(after - before) / Math.max(before, after);
    }
}

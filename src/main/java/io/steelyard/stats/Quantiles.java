package io.steelyard.stats;

/** Quantiles of a sample. */
public final class Quantiles {

    /** Hides the rounding of p n, so that the 0.07 quantile of 100 values is the 7th and not the 8th. */
    private static final double BELOW_ONE = 1 - 1e-12;

    private Quantiles() {}

    /**
     * Returns the quantile by nearest rank: the value of rank ceil(p n), an element of the sample.
     *
     * @param sorted the sample in ascending order, without NaN
     * @param p 0 to 1; 0 gives the least value
     * @return the quantile; NaN for an empty sample
     */
    public static double nearestRank(double[] sorted, double p) {
        return sorted.length == 0 ? Double.NaN : sorted[rank(sorted.length, p)];
    }

    /** Returns the quantile of whole numbers by nearest rank; there must be at least one. */
    public static long nearestRank(long[] sorted, double p) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("an empty sample of whole numbers has no quantile");
        }
        return sorted[rank(sorted.length, p)];
    }

    private static int rank(int size, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be 0 to 1 but is " + p);
        }
        return Math.max(0, (int) Math.ceil(p * size * BELOW_ONE) - 1);
    }
}

package io.steelyard.stats;

import java.util.Arrays;

/**
 * How unevenly connections lie on pods at one instant: x_1..x_n the loads, N their sum, m = N / n.
 *
 * <p>Without pods everything but {@code n}, {@code sum} and {@code minMoves} is NaN. Pods without any connection count as
 * perfectly balanced by convention: maximum over mean 1, Jain's index 1, every other measure 0.
 *
 * @param n the number of pods
 * @param sum N
 * @param mean m, connections per pod
 * @param max the greatest load
 * @param min the least load
 * @param standardDeviation the population form, with n below
 * @param cov the coefficient of variation, standard deviation over m
 * @param sampleCov the same with n - 1 below; 0 for one pod
 * @param maxOverMean max / m, 1 to n
 * @param jain Jain's fairness index N^2 / (n sum x^2) = 1 / (1 + cov^2), 1/n to 1 (R. Jain, D. Chiu and W. Hawe, DEC TR-301,
 *     1984)
 * @param gini the Gini coefficient in its population form, 0 to 1 - 1/n
 * @param theil Theil's index (1/n) sum (x/m) ln(x/m), 0 to ln n
 * @param theilNormalized Theil's index over ln n, 0 to 1; 0 for one pod
 * @param p50 the median by nearest rank
 * @param p99 the 99th percentile by nearest rank; equal to {@code max} below 100 pods
 * @param p99OverP50 p99 / p50; NaN if the median is 0
 * @param chiSquare sum (x - m)^2 / m, about n - 1 under uniform random placement
 * @param minMoves the least number of connections to move until no two loads differ by more than 1
 */
public record Imbalance(
        int n,
        long sum,
        double mean,
        double max,
        double min,
        double standardDeviation,
        double cov,
        double sampleCov,
        double maxOverMean,
        double jain,
        double gini,
        double theil,
        double theilNormalized,
        double p50,
        double p99,
        double p99OverP50,
        double chiSquare,
        long minMoves) {

    private static final double TWO_TO_64 = 0x1.0p64;

    /** Returns the imbalance of the loads, none of which may be negative. */
    public static Imbalance of(int... loads) {
        return ofSorted(Arrays.stream(loads).asLongStream().sorted().toArray());
    }

    /** Returns the imbalance of the loads, none of which may be negative. */
    public static Imbalance of(long... loads) {
        long[] sorted = loads.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /**
     * Returns the coefficient of variation from running sums, without rounding before the last steps.
     *
     * @param n the number of pods
     * @param sum the sum of the loads
     * @param sumOfSquares the sum of the squares of the loads
     * @return NaN without pods, 0 without connections
     */
    public static double cov(int n, long sum, long sumOfSquares) {
        if (n == 0 || sum == 0) {
            return n == 0 ? Double.NaN : 0;
        }
        return Math.sqrt(scaledVariance(n, sum, sumOfSquares)) / sum;
    }

    /**
     * Returns what the coefficient of variation is in quadratic mean when every connection chooses a pod at random:
     * sqrt((n - 1) / N).
     *
     * @return NaN without pods or without connections
     */
    public static double randomCov(int n, double sum) {
        return n == 0 || sum == 0 ? Double.NaN : Math.sqrt((n - 1) / sum);
    }

    /** Returns cov^2 N / (n - 1): 1 is what random choice gives, less is better; NaN for one pod or no connection. */
    public double excess() {
        return n < 2 || sum == 0 ? Double.NaN : cov * cov * sum / (n - 1);
    }

    private static Imbalance ofSorted(long[] sorted) {
        int n = sorted.length;
        if (n == 0) {
            return none();
        }
        if (sorted[0] < 0) {
            throw new IllegalArgumentException("loads must be >= 0 but one is " + sorted[0]);
        }
        long sum = 0;
        for (long load : sorted) {
            sum = Math.addExact(sum, load);
        }
        double mean = (double) sum / n;
        double squares = 0;
        for (long load : sorted) {
            squares += (load - mean) * (load - mean);
        }
        double deviation = Math.sqrt(squares / n);
        double cov = sum == 0 ? 0 : deviation / mean;
        double theil = theil(sorted, mean);
        double max = sorted[n - 1];
        double p50 = Quantiles.nearestRank(sorted, 0.5);
        double p99 = Quantiles.nearestRank(sorted, 0.99);
        return new Imbalance(
                n,
                sum,
                mean,
                max,
                sorted[0],
                deviation,
                cov,
                n == 1 || sum == 0 ? 0 : Math.sqrt(squares / (n - 1)) / mean,
                sum == 0 ? 1 : max / mean,
                1 / (1 + cov * cov),
                gini(sorted, sum),
                theil,
                n == 1 ? 0 : theil / StrictMath.log(n),
                p50,
                p99,
                p50 == 0 ? Double.NaN : p99 / p50,
                sum == 0 ? 0 : squares / mean,
                minMoves(sorted, sum));
    }

    private static Imbalance none() {
        double undefined = Double.NaN;
        return new Imbalance(
                0, 0, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined,
                undefined, undefined, undefined, undefined, undefined, undefined, 0);
    }

    private static double gini(long[] sorted, long sum) {
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * i + 1 - sorted.length) * sorted[i];
        }
        return sum == 0 ? 0 : weighted / ((double) sorted.length * sum);
    }

    private static double theil(long[] sorted, double mean) {
        double total = 0;
        for (long load : sorted) {
            if (load > 0) {
                double share = load / mean;
                total += share * StrictMath.log(share);
            }
        }
        return Math.max(0, total / sorted.length);
    }

    /** Gives the larger targets, which are one more than the smaller, to the fullest pods. */
    private static long minMoves(long[] sorted, long sum) {
        long floor = sum / sorted.length;
        int larger = (int) (sum % sorted.length);
        long moves = 0;
        for (int i = 0; i < sorted.length; i++) {
            long target = i >= sorted.length - larger ? floor + 1 : floor;
            moves += Math.max(0, sorted[i] - target);
        }
        return moves;
    }

    /** Returns n sum x^2 - N^2, which is n^2 times the variance, formed in 128 bits. */
    private static double scaledVariance(long n, long sum, long sumOfSquares) {
        long lowSquares = n * sumOfSquares;
        long lowSum = sum * sum;
        long borrow = Long.compareUnsigned(lowSquares, lowSum) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(n, sumOfSquares) - Math.multiplyHigh(sum, sum) - borrow;
        long low = lowSquares - lowSum;
        double unsignedLow = (low >>> 1) * 2.0 + (low & 1);
        return high * TWO_TO_64 + unsignedLow;
    }
}

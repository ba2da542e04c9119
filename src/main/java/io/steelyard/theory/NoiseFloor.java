package io.steelyard.theory;

import java.util.Arrays;

/**
 * The imbalance that pure chance gives: the expected max/mean of so many connections placed on pods uniformly at random.
 *
 * <p>Within 1e-3 (relative) of the exact multinomial value. Up to 256 connections it is that value; above, the counts are
 * taken as independent Poisson variables, computed on a geometric grid of connections and interpolated; above a mean of
 * 10,000 a pod by the expansion of E. Cornish and R. Fisher (1938) around the largest of n normal variables. Results are
 * kept, so that a call costs some ten nanoseconds and allocates nothing once its surroundings have been computed. Not safe
 * for use by several threads at once.
 */
public final class NoiseFloor {
    private static final int EXACT = 256;
    private static final int STEPS_PER_DOUBLING = 8;
    private static final int GRID = 64 * STEPS_PER_DOUBLING;
    private static final double LN_2 = StrictMath.log(2);
    private static final double POISSON_LIMIT = 10_000;

    private double[][] exact = new double[64][];
    private double[][] grid = new double[64][];

    /**
     * Returns the expected ratio of the fullest pod to the mean.
     *
     * @param pods how many pods there are, at least 1
     * @param connections how many connections there are; 0 gives NaN
     */
    public double expectedMaxOverMean(int pods, long connections) {
        if (pods < 1) {
            throw new IllegalArgumentException("pods must be at least 1 but is " + pods);
        }
        if (connections <= 0) {
            return Double.NaN;
        }
        if (pods == 1) {
            return 1;
        }
        if (pods >= grid.length) {
            int length = Math.max(pods + 1, 2 * grid.length);
            exact = Arrays.copyOf(exact, length);
            grid = Arrays.copyOf(grid, length);
        }
        return connections <= EXACT ? exact(pods, (int) connections) : interpolated(pods, connections);
    }

    private double exact(int pods, int connections) {
        double[] known = exact[pods];
        if (known == null) {
            known = filled(EXACT + 1);
            exact[pods] = known;
        }
        if (Double.isNaN(known[connections])) {
            double mean = (double) connections / pods;
            known[connections] = RandomPlacement.maximumGiven(pods, connections).mean() / mean;
        }
        return known[connections];
    }

    private double interpolated(int pods, long connections) {
        double[] known = grid[pods];
        if (known == null) {
            known = filled(GRID);
            grid[pods] = known;
        }
        double position = StrictMath.log((double) connections) / LN_2 * STEPS_PER_DOUBLING;
        int left = (int) position;
        double x = position - left;
        double value = -x * (x - 1) * (x - 2) / 6 * excess(known, pods, left - 1)
                + (x + 1) * (x - 1) * (x - 2) / 2 * excess(known, pods, left)
                - (x + 1) * x * (x - 2) / 2 * excess(known, pods, left + 1)
                + (x + 1) * x * (x - 1) / 6 * excess(known, pods, left + 2);
        return 1 + value / Math.sqrt((double) connections / pods);
    }

    /** (E[max] - r) / sqrt(r) at a point of the grid: what varies slowly in the number of connections. */
    private static double excess(double[] known, int pods, int index) {
        if (Double.isNaN(known[index])) {
            double mean = StrictMath.pow(2, (double) index / STEPS_PER_DOUBLING) / pods;
            if (mean < POISSON_LIMIT) {
                known[index] = (RandomPlacement.maximum(pods, mean).mean() - mean) / Math.sqrt(mean);
            } else {
                NormalMaximum normal = NormalMaximum.of(pods);
                known[index] = normal.mean() + (normal.secondMoment() - 1) / (6 * Math.sqrt(mean));
            }
        }
        return known[index];
    }

    private static double[] filled(int length) {
        double[] unknown = new double[length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}

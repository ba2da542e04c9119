package io.steelyard.stats;

import java.util.Arrays;

/**
 * Adjusted p values of several tests: an adjusted value may be compared with the level as if it were the only one.
 *
 * <p>Results stand in the order of the arguments. A NaN, the p value of a test that could not be made, stays NaN and
 * does not count as a test.
 */
public final class MultipleTests {

    private MultipleTests() {}

    /** Returns the p values times the number of tests (Bonferroni): controls the chance of any false claim. */
    public static double[] bonferroni(double[] pValues) {
        int tests = ascending(pValues).length;
        double[] adjusted = new double[pValues.length];
        for (int i = 0; i < pValues.length; i++) {
            adjusted[i] = Math.min(1, tests * pValues[i]);
        }
        return adjusted;
    }

    /**
     * Returns the step-down values of S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
     * Journal of Statistics 6, 1979: controls the chance of any false claim, and is never weaker than Bonferroni.
     */
    public static double[] holm(double[] pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = undefined(pValues.length);
        double greatest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            greatest = Math.max(greatest, (order.length - rank) * pValues[order[rank]]);
            adjusted[order[rank]] = Math.min(1, greatest);
        }
        return adjusted;
    }

    /**
     * Returns the step-up values of Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the
     * Royal Statistical Society B 57, 1995: controls the expected share of false claims among the claims.
     */
    public static double[] benjaminiHochberg(double[] pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = undefined(pValues.length);
        double least = 1;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            least = Math.min(least, pValues[order[rank]] * ((double) order.length / (rank + 1)));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }

    private static double[] undefined(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Returns the indices of the values that are not NaN, by ascending value. */
    private static int[] ascending(double[] pValues) {
        for (double p : pValues) {
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("p values must be 0 to 1 but one is " + p);
            }
        }
        int[] order = new int[pValues.length];
        int size = 0;
        for (int i = 0; i < pValues.length; i++) {
            if (!Double.isNaN(pValues[i])) {
                int at = size++;
                while (at > 0 && pValues[order[at - 1]] > pValues[i]) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = i;
            }
        }
        return Arrays.copyOf(order, size);
    }
}

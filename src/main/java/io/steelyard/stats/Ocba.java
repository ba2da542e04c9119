package io.steelyard.stats;

/**
 * The optimal computing budget allocation of C.-H. Chen, J. Lin, E. Yücesan and S. E. Chick, "Simulation budget
 * allocation for further enhancing the efficiency of ordinal optimization", Discrete Event Dynamic Systems 10, 2000.
 */
public final class Ocba {

    private Ocba() {}

    /**
     * Returns how many replications each system should get so that the one with the least mean is most probably found.
     *
     * @param means the estimated means, at least two; the least must be unique, since no budget separates equal means
     * @param standardDeviations the estimated standard deviations, all &gt; 0
     * @param budget the total number of replications
     * @return a share for each system, not rounded; they sum to the budget
     */
    public static double[] allocateForLeast(double[] means, double[] standardDeviations, double budget) {
        int best = checkedBest(means, standardDeviations);
        double[] ratios = new double[means.length];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < means.length; i++) {
            if (i != best) {
                double noise = standardDeviations[i] / (means[i] - means[best]);
                ratios[i] = noise * noise;
                total += ratios[i];
                double scaled = ratios[i] / standardDeviations[i];
                squares += scaled * scaled;
            }
        }
        ratios[best] = standardDeviations[best] * Math.sqrt(squares);
        total += ratios[best];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] *= budget / total;
        }
        return ratios;
    }

    private static int checkedBest(double[] means, double[] standardDeviations) {
        if (means.length < 2 || means.length != standardDeviations.length) {
            throw new IllegalArgumentException("means and standardDeviations must have the same length >= 2 but have "
                    + means.length + " and " + standardDeviations.length);
        }
        int best = 0;
        for (int i = 0; i < means.length; i++) {
            if (!(standardDeviations[i] > 0)) {
                throw new IllegalArgumentException(
                        "standardDeviations[" + i + "] must be > 0 but is " + standardDeviations[i]);
            }
            best = means[i] < means[best] ? i : best;
        }
        for (int i = 0; i < means.length; i++) {
            if (i != best && !(means[i] > means[best])) {
                throw new IllegalArgumentException("the least mean must be unique but systems " + Math.min(i, best)
                        + " and " + Math.max(i, best) + " both have " + means[best]);
            }
        }
        return best;
    }
}

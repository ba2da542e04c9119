package io.steelyard.sim;

/**
 * The sign test of two variants on the same replications, for metrics that are infinite in some: it needs only to know
 * which value is larger. Pairs with equal values say nothing (W. Dixon and A. Mood, Journal of the American Statistical
 * Association 41, 1946).
 *
 * @param meanDifference infinite, with the sign of first less second in most of the pairs that differ; 0 if as many
 *     differ either way
 * @param pValue two-sided; 1 if no pair differs, NaN with fewer than two pairs
 * @param pairs in which both values are defined
 */
record SignTest(double meanDifference, double pValue, int pairs) {
    private static final double LN_2 = StrictMath.log(2);

    static SignTest of(double[] first, double[] second) {
        int pairs = 0;
        int larger = 0;
        int smaller = 0;
        for (int i = 0; i < first.length; i++) {
            if (Double.isNaN(first[i]) || Double.isNaN(second[i])) {
                continue;
            }
            pairs++;
            if (first[i] > second[i]) {
                larger++;
            } else if (first[i] < second[i]) {
                smaller++;
            }
        }
        double p = pairs < 2 ? Double.NaN : twoSided(Math.min(larger, smaller), larger + smaller);
        double mean = larger == smaller ? 0 : larger > smaller ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        return new SignTest(pairs == 0 ? Double.NaN : mean, p, pairs);
    }

    /** Twice the chance that of so many fair coins at most so few show heads, at most 1. */
    private static double twoSided(int fewer, int coins) {
        // By logarithms, because 2^-coins underflows for more than a thousand coins.
        double logTerm = -coins * LN_2;
        double sum = 0;
        for (int heads = 0; heads <= fewer; heads++) {
            sum += StrictMath.exp(logTerm);
            logTerm += StrictMath.log((double) (coins - heads) / (heads + 1));
        }
        return Math.min(1, 2 * sum);
    }
}

package io.steelyard.stats;

/**
 * The paired t comparison of two variants that ran on the same replications.
 *
 * <p>If all differences are equal, the half-width is 0 and the p value is 1 where they are 0 and 0 elsewhere: with common
 * random numbers a change that moves every replication by the same amount is certain, and one that moves none is none.
 *
 * @param meanDifference the mean of first minus second; NaN if no pair is complete
 * @param halfWidth half the length of the confidence interval of the mean difference; NaN with fewer than two pairs
 * @param pValue the two-sided p value of no difference; NaN with fewer than two pairs
 * @param level the confidence level of the interval
 * @param n how many pairs were used
 */
public record PairedComparison(double meanDifference, double halfWidth, double pValue, double level, int n) {

    /**
     * Compares two samples, element by element; a pair with a NaN is left out.
     *
     * @throws IllegalArgumentException if the samples differ in length or the level is not between 0 and 1
     */
    public static PairedComparison of(double[] first, double[] second, double level) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("paired samples must have the same length but have " + first.length
                    + " and " + second.length + " values");
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] == second[i] ? 0 : first[i] - second[i];
        }
        Summary summary = Summary.of(differences);
        Interval interval = Intervals.student(summary, level);
        return new PairedComparison(summary.mean(), interval.halfWidth(), pValue(summary), level, summary.n());
    }

    /** Returns the interval of the mean difference. */
    public Interval interval() {
        return new Interval(meanDifference, halfWidth, level, n);
    }

    private static double pValue(Summary differences) {
        if (differences.n() < 2) {
            return Double.NaN;
        }
        if (differences.standardDeviation() == 0) {
            return differences.mean() == 0 ? 1 : 0;
        }
        return StudentLaw.twoSidedTail(differences.mean() / differences.standardError(), differences.n() - 1);
    }
}

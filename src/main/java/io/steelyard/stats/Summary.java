package io.steelyard.stats;

/**
 * The moments and bounds of a sample. Values that are NaN, which is how an undefined metric is written, are left out.
 *
 * @param n how many values were used
 * @param missing how many values were NaN
 * @param mean the arithmetic mean; NaN if {@code n} is 0
 * @param standardDeviation the sample standard deviation, with n - 1 below; NaN if {@code n} is below 2, exactly 0 if all
 *     values are equal
 * @param min the least value; NaN if {@code n} is 0
 * @param max the greatest value; NaN if {@code n} is 0
 */
public record Summary(int n, int missing, double mean, double standardDeviation, double min, double max) {

    /** Returns the summary of the values. */
    public static Summary of(double... values) {
        int n = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        int missing = values.length - n;
        if (n == 0) {
            return new Summary(0, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        if (min == max) {
            return new Summary(n, missing, min, n < 2 ? Double.NaN : 0, min, max);
        }
        double mean = sum / n;
        return new Summary(n, missing, mean, Math.sqrt(sumOfSquares(values, mean) / (n - 1)), min, max);
    }

    /** Returns the standard deviation of the mean; NaN if {@code n} is below 2. */
    public double standardError() {
        return standardDeviation / Math.sqrt(n);
    }

    private static double sumOfSquares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += (value - mean) * (value - mean);
            }
        }
        return sum;
    }
}

package io.steelyard.stats;

/**
 * A two-sided confidence interval for a mean, symmetric about the estimate.
 *
 * @param mean the estimate; NaN if there is no value
 * @param halfWidth half of the interval's length; NaN if there are fewer than two values
 * @param level the confidence level, between 0 and 1
 * @param n how many values the estimate rests on
 */
public record Interval(double mean, double halfWidth, double level, int n) {

    /** Returns the lower end; NaN if the half-width is. */
    public double lower() {
        return mean - halfWidth;
    }

    /** Returns the upper end; NaN if the half-width is. */
    public double upper() {
        return mean + halfWidth;
    }

    /** Returns whether the value lies in the closed interval; false if the half-width is NaN. */
    public boolean contains(double value) {
        return value >= lower() && value <= upper();
    }

    /** Returns the half-width divided by the absolute value of the mean; NaN if the mean is 0. */
    public double relativeHalfWidth() {
        return mean == 0 ? Double.NaN : halfWidth / Math.abs(mean);
    }
}

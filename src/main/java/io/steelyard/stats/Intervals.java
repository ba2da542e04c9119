package io.steelyard.stats;

/** Confidence intervals over independent replications. */
public final class Intervals {

    private Intervals() {}

    /**
     * Returns Student's t interval for the mean of independent values of about normal law: mean +- t s / sqrt(n).
     *
     * <p>NaN values are left out; {@link Interval#n()} counts those that remain. If all of them are equal, the half-width
     * is 0.
     *
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Interval student(double[] values, double level) {
        Levels.require(level);
        return student(Summary.of(values), level);
    }

    /** Returns the interval of {@link #student(double[], double)} from the summary of the values. */
    public static Interval student(Summary summary, double level) {
        Levels.require(level);
        double halfWidth = summary.standardDeviation() == 0 || summary.n() < 2
                ? summary.standardDeviation()
                : StudentLaw.twoSidedQuantile(level, summary.n() - 1) * summary.standardError();
        return new Interval(summary.mean(), halfWidth, level, summary.n());
    }
}

package io.steelyard.sim;

import io.steelyard.stats.Interval;
import io.steelyard.stats.Intervals;

/**
 * A variant's value of a metric over the replications.
 *
 * @param interval of the mean over the replications in which the metric is defined; the mean is infinite, and the
 *     half-width NaN, if it is infinite in one of them
 * @param undefined replications in which the metric is not defined
 * @param never replications in which the metric is infinite: what it waits for did not come about
 */
public record Estimate(Interval interval, int undefined, int never) {

    /** The estimate from the values of the replications. */
    static Estimate of(double[] values, double level) {
        int undefined = 0;
        int never = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                undefined++;
            } else if (Double.isInfinite(value)) {
                never++;
            }
        }
        Interval interval = never == 0
                ? Intervals.student(values, level)
                : new Interval(Double.POSITIVE_INFINITY, Double.NaN, level, values.length - undefined);
        return new Estimate(interval, undefined, never);
    }

    /** The mean; NaN if the metric is defined in no replication, infinite if it is infinite in one. */
    public double mean() {
        return interval.mean();
    }

    /** Half the length of the confidence interval; NaN if there is none. */
    public double halfWidth() {
        return interval.halfWidth();
    }

    /** Whether the metric is defined in some replication. */
    public boolean defined() {
        return interval.n() > 0;
    }
}

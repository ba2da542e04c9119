package io.steelyard.sim;

import io.steelyard.observe.Metric;
import io.steelyard.stats.Interval;
import io.steelyard.stats.PairedComparison;
import io.steelyard.stats.Summary;

/**
 * How far one variant is from another in a metric, paired by replication: both ran on the same clients.
 *
 * @param interval of the mean difference, first less second, not corrected for the number of comparisons
 * @param pValue of no difference, not corrected
 * @param adjustedPValue the same, corrected for all the comparisons made of this metric in this block
 * @param varianceReduction variance of the difference of independent runs over that of the paired ones, which says how
 *     many times more replications the same half-width would take without common clients; infinite if the paired
 *     difference does not vary, NaN if nothing does
 * @param verdict what the corrected comparison says
 */
public record Difference(
        Interval interval, double pValue, double adjustedPValue, double varianceReduction, Verdict verdict) {

    /** What a comparison says of the first variant against the second. */
    public enum Verdict {
        /** The values separate; the first variant's is better, for a metric that has a better. */
        BETTER,
        /** The values separate; the first variant's is worse. */
        WORSE,
        /** The values separate; the metric says nothing of better or worse. */
        DIFFERENT,
        /** The values do not separate at the confidence level. */
        TIE,
        /** Fewer than two replications have both values. */
        UNDEFINED
    }

    /** The mean difference, first less second. */
    public double mean() {
        return interval.mean();
    }

    /** A difference of the values of two variants, by replication, not yet corrected for other comparisons. */
    static Difference of(double[] first, double[] second, double level) {
        if (finite(first) && finite(second)) {
            PairedComparison paired = PairedComparison.of(first, second, level);
            return new Difference(
                    paired.interval(), paired.pValue(), paired.pValue(), reduction(first, second), Verdict.UNDEFINED);
        }
        SignTest signs = SignTest.of(first, second);
        Interval interval = new Interval(signs.meanDifference(), Double.NaN, level, signs.pairs());
        return new Difference(interval, signs.pValue(), signs.pValue(), Double.NaN, Verdict.UNDEFINED);
    }

    private static boolean finite(double[] values) {
        for (double value : values) {
            if (Double.isInfinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double reduction(double[] first, double[] second) {
        double[] a = first.clone();
        double[] b = second.clone();
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
            if (Double.isNaN(differences[i])) {
                a[i] = Double.NaN;
                b[i] = Double.NaN;
            }
        }
        return (variance(a) + variance(b)) / variance(differences);
    }

    private static double variance(double[] values) {
        double deviation = Summary.of(values).standardDeviation();
        return deviation * deviation;
    }

    /** The same with the p value that the correction for several comparisons gives. */
    Difference adjusted(double adjusted, Metric metric) {
        return new Difference(interval, pValue, adjusted, varianceReduction, judge(adjusted, metric));
    }

    private Verdict judge(double adjusted, Metric metric) {
        if (Double.isNaN(adjusted)) {
            return Verdict.UNDEFINED;
        }
        if (adjusted > 1 - interval.level()) {
            return Verdict.TIE;
        }
        boolean less = interval.mean() < 0;
        return switch (metric.direction()) {
            case LOWER -> less ? Verdict.BETTER : Verdict.WORSE;
            case HIGHER -> less ? Verdict.WORSE : Verdict.BETTER;
            case NEUTRAL -> Verdict.DIFFERENT;
        };
    }
}

package io.steelyard.sim;

import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.stats.Interval;
import io.steelyard.stats.Intervals;
import io.steelyard.stats.Summary;
import java.util.List;

/**
 * What varied over time in a variant, over its replications.
 *
 * @param timesNanos the sampling instants
 * @param mean by the index of the column in {@link SeriesColumn}, then by instant; over the replications in which the
 *     value is defined, NaN where it is in none
 * @param halfWidth half the length of the confidence interval of the mean, likewise; NaN with fewer than two values
 */
@SuppressWarnings("ArrayRecordComponent") // a series is read by index and never compared
public record SeriesSummary(long[] timesNanos, double[][] mean, double[][] halfWidth) {

    static SeriesSummary of(VariantRuns variant, double level) {
        List<RunResult> runs = variant.runs();
        long[] times = runs.get(0).series().timesNanos();
        int columns = SeriesColumn.values().length;
        double[][] mean = new double[columns][times.length];
        double[][] halfWidth = new double[columns][times.length];
        double[] factors = factors(runs.size(), level);
        double[] values = new double[runs.size()];
        for (int column = 0; column < columns; column++) {
            for (int sample = 0; sample < times.length; sample++) {
                for (int run = 0; run < values.length; run++) {
                    values[run] = runs.get(run).series().columns()[column][sample];
                }
                Summary summary = Summary.of(values);
                mean[column][sample] = summary.mean();
                halfWidth[column][sample] = factors[summary.n()] * summary.standardError();
            }
        }
        return new SeriesSummary(times, mean, halfWidth);
    }

    /** By number of values: the half-width of Student's interval over the standard error, which fewer than two have not. */
    private static double[] factors(int most, double level) {
        double[] factors = new double[most + 1];
        for (int n = 2; n <= most; n++) {
            Interval interval = Intervals.student(new Summary(n, 0, 0, Math.sqrt(n), 0, 1), level);
            factors[n] = interval.halfWidth();
        }
        return factors;
    }
}

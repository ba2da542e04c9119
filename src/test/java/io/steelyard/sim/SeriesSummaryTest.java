package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesSummaryTest {
    private static final int COLUMN = List.of(SeriesColumn.values()).indexOf(SeriesColumn.GINI);

    /** Runs in which one column has the given values by instant; the others are undefined. */
    private static SeriesSummary summary(double[]... byRun) {
        List<RunResult> runs = new ArrayList<>();
        for (double[] values : byRun) {
            double[][] columns = new double[SeriesColumn.values().length][values.length];
            for (double[] column : columns) {
                Arrays.fill(column, Double.NaN);
            }
            columns[COLUMN] = values;
            long[] times = new long[values.length];
            Arrays.setAll(times, sample -> 10L * sample);
            runs.add(new RunResult(
                    "a",
                    runs.size(),
                    List.of(),
                    new RunResult.Series(times, columns),
                    new RunResult.PodSeries(List.of(), List.of()),
                    List.of(),
                    new RunResult.Trust(0, 0, 0)));
        }
        return SeriesSummary.of(new ExperimentResult.VariantRuns("a", runs), 0.95);
    }

    /** Student's quantiles at 95 % with two and one degrees of freedom: 4.302653 and 12.706205. */
    @Test
    void eachInstantHasItsMeanAndHalfWidthOverTheRunsInWhichItIsDefined() {
        double none = Double.NaN;
        SeriesSummary summary =
                summary(new double[] {1, 5, none, none}, new double[] {2, 5, 4, none}, new double[] {3, 5, 6, 9});
        assertEquals(20, summary.timesNanos()[2]);
        double[] mean = summary.mean()[COLUMN];
        double[] halfWidth = summary.halfWidth()[COLUMN];
        assertEquals(2, mean[0]);
        assertEquals(4.302653 / Math.sqrt(3), halfWidth[0], 1e-6);
        assertEquals(5, mean[1]);
        assertEquals(0, halfWidth[1]);
        assertEquals(5, mean[2]);
        assertEquals(12.706205, halfWidth[2], 1e-6);
        assertEquals(9, mean[3]);
        assertEquals(Double.NaN, halfWidth[3]);
        assertEquals(Double.NaN, summary.mean()[0][0]);
    }

    @Test
    void oneRunHasNoHalfWidth() {
        SeriesSummary summary = summary(new double[] {1, 2});
        assertEquals(2, summary.mean()[COLUMN][1]);
        assertEquals(Double.NaN, summary.halfWidth()[COLUMN][1]);
    }
}

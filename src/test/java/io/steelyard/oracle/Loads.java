package io.steelyard.oracle;

import io.steelyard.observe.Metric;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What a run says of the connections of its pods, read from its series. */
public final class Loads {
    private static final int WHOLE_RUN = 0;

    private Loads() {}

    /** A metric of the whole run. */
    public static ToDoubleFunction<RunResult> metric(Metric metric) {
        return run -> run.blocks().get(WHOLE_RUN).value(metric);
    }

    /** The connections of the pods that exist at the last sample, by pod number. */
    public static int[] atEnd(RunResult run) {
        return at(run, run.series().timesNanos().length - 1);
    }

    /** The connections of the pods that exist at a sample, by pod number. */
    public static int[] at(RunResult run, int sample) {
        return Arrays.stream(run.pods().connections().get(sample))
                .filter(load -> load >= 0)
                .toArray();
    }

    /** The number of the sample that was taken at an instant. */
    public static int sampleAt(RunResult run, double seconds) {
        int sample = Arrays.binarySearch(run.series().timesNanos(), Math.round(seconds * 1e9));
        if (sample < 0) {
            throw new IllegalArgumentException("no sample was taken at " + seconds + " s");
        }
        return sample;
    }

    /** A column of the series. */
    @SuppressWarnings("EnumOrdinal") // the columns of a series are by the index of the enum
    public static double[] column(RunResult run, SeriesColumn column) {
        return run.series().columns()[column.ordinal()];
    }

    public static double mean(int[] loads) {
        return Arrays.stream(loads).average().orElse(Double.NaN);
    }

    public static int max(int[] loads) {
        return Arrays.stream(loads).max().orElseThrow();
    }

    public static int min(int[] loads) {
        return Arrays.stream(loads).min().orElseThrow();
    }

    /** The mean squared deviation from a value. */
    public static double meanSquare(int[] loads, double from) {
        return Arrays.stream(loads)
                .mapToDouble(load -> (load - from) * (load - from))
                .average()
                .orElse(Double.NaN);
    }

    /** The squared coefficient of variation, dividing by n. */
    public static double squaredVariation(int[] loads) {
        double mean = mean(loads);
        return meanSquare(loads, mean) / (mean * mean);
    }
}

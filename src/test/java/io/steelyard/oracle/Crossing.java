package io.steelyard.oracle;

import io.steelyard.observe.RunResult;
import java.util.function.IntToDoubleFunction;

/** When a quantity that was sampled first reaches a level. */
final class Crossing {
    private Crossing() {}

    /** Seconds until the quantity is at least the level, by linear interpolation between samples; NaN if it never is. */
    static double upwards(RunResult run, IntToDoubleFunction bySample, double level) {
        long[] times = run.series().timesNanos();
        double before = bySample.applyAsDouble(0);
        if (before >= level) {
            return times[0] / 1e9;
        }
        for (int sample = 1; sample < times.length; sample++) {
            double value = bySample.applyAsDouble(sample);
            if (value >= level) {
                double share = (level - before) / (value - before);
                return (times[sample - 1] + share * (times[sample] - times[sample - 1])) / 1e9;
            }
            before = value;
        }
        return Double.NaN;
    }
}

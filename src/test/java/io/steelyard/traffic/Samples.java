package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Checks of drawn values against a law, with a chance of a false alarm of 0.1 % each. */
final class Samples {
    /** The quantile of the normal law that both tails together exceed with probability 0.1 %. */
    static final double Z999 = 3.2905;

    /** The same of Kolmogorov's law, of sqrt(n) times the largest distance of the distribution functions. */
    private static final double KOLMOGOROV_999 = 1.9495;

    private Samples() {}

    /** Checks that values have a continuous distribution function. */
    static void follow(DoubleUnaryOperator distribution, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = distribution.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.abs(expected - (double) i / sorted.length));
            largest = Math.max(largest, Math.abs(expected - (i + 1.0) / sorted.length));
        }
        double statistic = largest * Math.sqrt(sorted.length);
        assertTrue(statistic < KOLMOGOROV_999, "Kolmogorov statistic " + statistic);
    }

    /** Checks that values are uniform between two limits. */
    static void uniform(double low, double high, double[] values) {
        follow(x -> Math.min(1, Math.max(0, (x - low) / (high - low))), values);
    }

    /** Checks mean and variance of numbers that should be Poisson of a mean. */
    static void poisson(double mean, double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += (value - mean) * (value - mean);
        }
        int n = values.length;
        assertEquals(mean, sum / n, Z999 * Math.sqrt(mean / n), "mean");
        // The square of the distance from the mean has variance 2 mean^2 + mean.
        assertEquals(mean, squares / n, Z999 * Math.sqrt((2 * mean * mean + mean) / n), "variance");
    }

    /** Checks a share of independent trials. */
    static void share(double expected, long hits, long trials) {
        assertEquals(expected, (double) hits / trials, Z999 * Math.sqrt(expected * (1 - expected) / trials));
    }
}

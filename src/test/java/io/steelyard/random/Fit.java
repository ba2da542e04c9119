package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Tests of fit. Every bound is that of a two-sided error of at most 1e-5 under the hypothesis, so that a seed picked
 * blindly passes: with the few hundred checks of this package the chance that any of them fails is below 1 %.
 */
public final class Fit {

    /** The two-sided 1e-5 quantile of the standard normal law. */
    static final double Z = 4.417;

    private Fit() {}

    /** Wilson and Hilferty: the cube root of chi-square over its degrees of freedom is about normal. */
    public static void assertChiSquare(long[] observed, double[] expected, String what) {
        double chiSquare = 0;
        for (int i = 0; i < observed.length; i++) {
            double difference = observed[i] - expected[i];
            chiSquare += difference * difference / expected[i];
        }
        double freedom = observed.length - 1.0;
        double spread = 2 / (9 * freedom);
        double z = (Math.cbrt(chiSquare / freedom) - (1 - spread)) / Math.sqrt(spread);
        assertTrue(Math.abs(z) < Z, what + ": chi-square " + chiSquare + " on " + freedom + ", z " + z);
    }

    public static void assertUniform(long[] observed, String what) {
        double[] expected = new double[observed.length];
        Arrays.fill(expected, (double) Arrays.stream(observed).sum() / observed.length);
        assertChiSquare(observed, expected, what);
    }

    /** Kolmogorov's limit: P(sqrt(n) D > x) is about 2 exp(-2 x^2), which is 1e-5 at x = 2.47. */
    static void assertLaw(double[] sample, DoubleUnaryOperator cumulative, String what) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] > sorted[i]) {
                double gap = (i + 1.0) / sorted.length - cumulative.applyAsDouble(sorted[i]);
                distance = Math.max(distance, Math.abs(gap));
            }
            if (i == 0 || sorted[i - 1] < sorted[i]) {
                double gap = (double) i / sorted.length - cumulative.applyAsDouble(Math.nextDown(sorted[i]));
                distance = Math.max(distance, Math.abs(gap));
            }
        }
        assertTrue(distance * Math.sqrt(sorted.length) < 2.47, what + ": distance " + distance);
    }

    /** Under independence the sample correlation is about normal with variance 1/n. */
    static void assertUncorrelated(double[] first, double[] second, String what) {
        int n = first.length;
        double meanFirst = Arrays.stream(first).sum() / n;
        double meanSecond = Arrays.stream(second).sum() / n;
        double product = 0;
        double squareFirst = 0;
        double squareSecond = 0;
        for (int i = 0; i < n; i++) {
            double a = first[i] - meanFirst;
            double b = second[i] - meanSecond;
            product += a * b;
            squareFirst += a * a;
            squareSecond += b * b;
        }
        double correlation = product / Math.sqrt(squareFirst * squareSecond);
        assertTrue(Math.abs(correlation) * Math.sqrt(n) < Z, what + ": correlation " + correlation);
    }
}

package io.steelyard.random;

/** The gamma function and the incomplete gamma functions, by Apache Commons Math, with their limits at infinity. */
final class GammaFunction {

    private static final double EPSILON = 1e-15;
    private static final int ITERATIONS = 100_000;

    private GammaFunction() {}

    static double gamma(double x) {
        return org.apache.commons.math3.special.Gamma.gamma(x);
    }

    /** Returns the ratio of the gamma function at x + 1/2 and at x, for x &gt; 0. */
    static double halfStepRatio(double x) {
        return StrictMath.exp(org.apache.commons.math3.special.Gamma.logGamma(x + 0.5)
                - org.apache.commons.math3.special.Gamma.logGamma(x));
    }

    /** Returns the lower incomplete gamma function divided by the complete one, P(a, x). */
    static double lowerRegularized(double a, double x) {
        return x == Double.POSITIVE_INFINITY
                ? 1
                : org.apache.commons.math3.special.Gamma.regularizedGammaP(a, x, EPSILON, ITERATIONS);
    }

    /** Returns the upper incomplete gamma function divided by the complete one, Q(a, x). */
    static double upperRegularized(double a, double x) {
        return x == Double.POSITIVE_INFINITY
                ? 0
                : org.apache.commons.math3.special.Gamma.regularizedGammaQ(a, x, EPSILON, ITERATIONS);
    }
}

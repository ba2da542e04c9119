package io.steelyard.theory;

/** The Poisson law's probabilities, and the factorials that they need. */
public final class PoissonLaw {
    private PoissonLaw() {}

    /** Returns ln k! for a whole number of 0 or more, by Stirling's series from 10 on; its absolute error is below 1e-9. */
    public static double logFactorial(double k) {
        double product = 0;
        double x = k + 1;
        while (x < 10) {
            product += StrictMath.log(x);
            x++;
        }
        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (x - 0.5) * StrictMath.log(x) - x + 0.5 * StrictMath.log(2 * Math.PI) + series - product;
    }

    /** Returns the probability of {@code k} at a mean of 0 or more. */
    public static double probability(double k, double mean) {
        if (mean == 0) {
            return k == 0 ? 1 : 0;
        }
        return StrictMath.exp(k * StrictMath.log(mean) - mean - logFactorial(k));
    }
}

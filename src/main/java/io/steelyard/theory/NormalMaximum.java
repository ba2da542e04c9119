package io.steelyard.theory;

import org.apache.commons.math3.special.Erf;

/** The first two moments of the largest of n independent standard normal variables, by numeric integration. */
record NormalMaximum(double mean, double secondMoment) {
    private static final double LIMIT = 10;
    private static final int STEPS = 2000;
    private static final double SQRT_2 = Math.sqrt(2);

    static NormalMaximum of(int count) {
        double first = 0;
        double second = 0;
        double width = LIMIT / STEPS;
        // E[Z] is the integral of P(Z > z) over z > 0 less that of P(Z < z) over z < 0; likewise with weight 2z for
        // E[Z^2].
        for (int i = 0; i <= STEPS; i++) {
            double z = i * width;
            double weight = (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * width / 3;
            double tail = 0.5 * Erf.erfc(z / SQRT_2);
            double above = -StrictMath.expm1(count * StrictMath.log1p(-tail));
            double below = StrictMath.pow(tail, count);
            first += weight * (above - below);
            second += weight * 2 * z * (above + below);
        }
        return new NormalMaximum(first, second);
    }
}

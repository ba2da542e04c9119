package io.steelyard.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Student's t law. Commons Math, not Commons Statistics: only the former computes with functions that give the same bits
 * on every Java runtime.
 */
final class StudentLaw {

    private static final int MAXIMUM_STEPS = 100;
    private static final double START = 2;
    private static final double MAXIMUM_RISE = 0.7;

    private StudentLaw() {}

    /** Returns P(|T| &gt;= |t|); near the centre from its complement, whose argument keeps the digits of a small t. */
    static double twoSidedTail(double t, int degreesOfFreedom) {
        double square = t * t;
        double half = 0.5 * degreesOfFreedom;
        if (square == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return square < 1
                ? 1 - Beta.regularizedBeta(square / (degreesOfFreedom + square), 0.5, half)
                : Beta.regularizedBeta(degreesOfFreedom / (degreesOfFreedom + square), half, 0.5);
    }

    /**
     * Returns the t with P(-t &lt;= T &lt;= t) = level.
     *
     * <p>Newton's method on the logarithm of the tail as a function of ln t. That function falls and is concave, so that
     * the iterates come down to the root from above without passing it, until rounding stops them; on the way up a step
     * at most doubles t, lest the tail underflow.
     */
    static double twoSidedQuantile(double level, int degreesOfFreedom) {
        double target = StrictMath.log1p(-level);
        double logarithm = StrictMath.log(START);
        boolean falling = false;
        for (int step = 0; step < MAXIMUM_STEPS; step++) {
            double t = StrictMath.exp(logarithm);
            double tail = twoSidedTail(t, degreesOfFreedom);
            double slope = -2 * t * density(t, degreesOfFreedom) / tail;
            double change = Math.min(MAXIMUM_RISE, (target - StrictMath.log(tail)) / slope);
            if (change == 0 || (falling && change > 0)) {
                break;
            }
            falling = change < 0;
            logarithm += change;
        }
        return StrictMath.exp(logarithm);
    }

    private static double density(double t, int degreesOfFreedom) {
        double half = 0.5 * degreesOfFreedom;
        double scale = Gamma.logGamma(half + 0.5) - Gamma.logGamma(half) - 0.5 * StrictMath.log(Math.PI * 2 * half);
        return StrictMath.exp(scale - (half + 0.5) * StrictMath.log1p(t * t / degreesOfFreedom));
    }
}

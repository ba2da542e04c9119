package io.steelyard.stats;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's t law. Commons Math, not Commons Statistics: only the former computes with functions that give the same bits
 * on every Java runtime.
 */
final class StudentLaw {

    private static final double ACCURACY = 1e-13;

    private StudentLaw() {}

    /** Returns the t with P(-t &lt;= T &lt;= t) = level. */
    static double twoSidedQuantile(double level, int degreesOfFreedom) {
        return -new TDistribution(null, degreesOfFreedom, ACCURACY).inverseCumulativeProbability(0.5 * (1 - level));
    }

    /** Returns P(|T| &gt;= |t|). */
    static double twoSidedTail(double t, int degreesOfFreedom) {
        return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-Math.abs(t));
    }
}

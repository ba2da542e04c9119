package io.steelyard.random;

import java.util.function.DoubleUnaryOperator;

/** Integration for tests: five-point Gauss-Legendre panels, halved until they agree. */
final class Quadrature {

    private static final double[] NODES = {
        -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664
    };
    private static final double[] WEIGHTS = {
        0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908
    };

    private Quadrature() {}

    /** Returns the integral; panels that agree to the tolerance are not halved further. */
    static double integral(DoubleUnaryOperator function, double from, double to, double tolerance) {
        return refine(function, from, to, panel(function, from, to), tolerance, 0);
    }

    private static double refine(
            DoubleUnaryOperator function, double from, double to, double whole, double tolerance, int depth) {
        double middle = 0.5 * (from + to);
        double left = panel(function, from, middle);
        double right = panel(function, middle, to);
        if (depth > 45 || (depth > 4 && Math.abs(left + right - whole) <= tolerance)) {
            return left + right;
        }
        return refine(function, from, middle, left, tolerance, depth + 1)
                + refine(function, middle, to, right, tolerance, depth + 1);
    }

    private static double panel(DoubleUnaryOperator function, double from, double to) {
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            sum += WEIGHTS[i] * function.applyAsDouble(from + half * (1 + NODES[i]));
        }
        return half * sum;
    }
}

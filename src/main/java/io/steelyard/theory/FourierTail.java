package io.steelyard.theory;

import io.steelyard.random.Distribution;

/**
 * The sine and cosine transforms of {@code E[(S - u)+]} at one frequency: Simpson's rule over half periods, whose
 * alternating sums are averaged so that heavy tails converge.
 */
final class FourierTail {
    private static final int HALF_PERIODS = 400;
    private static final int FIRST_PANELS = 512;
    private static final int PANELS = 96;
    private static final double NEGLIGIBLE = 1e-8;

    private final Distribution lifetime;
    private final double period;

    FourierTail(Distribution lifetime, double period) {
        this.lifetime = lifetime;
        this.period = period;
    }

    /** The integral of {@code E[(S - u)+] sin(2 pi u / period)} over u from 0 on. */
    double sine() {
        return transform(0);
    }

    /** The integral of {@code E[(S - u)+] cos(2 pi u / period)} over u from 0 on. */
    double cosine() {
        return transform(0.25);
    }

    private double transform(double phase) {
        // The first piece ends at the first zero of the kernel, the others span half a period each.
        double from = 0;
        double to = period * (0.5 - phase);
        double sum = 0;
        double before = 0;
        for (int i = 0; i < HALF_PERIODS; i++) {
            double piece = piece(from, to, phase);
            before = sum;
            sum += piece;
            if (lifetime.mean() - lifetime.integratedSurvival(to) < NEGLIGIBLE * lifetime.mean()) {
                return sum;
            }
            from = to;
            to = from + period / 2;
        }
        return (sum + before) / 2;
    }

    /** Panels grow away from 0, where lifetimes much shorter than the period have all their variation. */
    private double piece(double from, double to, double phase) {
        double sum = 0;
        double left = from;
        int panels = from == 0 ? FIRST_PANELS : PANELS;
        for (int i = 1; i <= panels; i++) {
            double share = (double) i / panels;
            double right = from == 0 ? to * share * share * share : from + (to - from) * share;
            double middle = (left + right) / 2;
            sum += (right - left) / 6 * (value(left, phase) + 4 * value(middle, phase) + value(right, phase));
            left = right;
        }
        return sum;
    }

    private double value(double u, double phase) {
        double tail = lifetime.mean() - lifetime.integratedSurvival(u);
        return tail * StrictMath.sin(2 * Math.PI * (u / period + phase));
    }
}

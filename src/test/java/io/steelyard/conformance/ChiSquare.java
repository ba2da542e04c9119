package io.steelyard.conformance;

/** The chi-square law. */
final class ChiSquare {
    private static final int PIECES = 4000;

    private ChiSquare() {}

    /** The value that a statistic of so many degrees of freedom, at least 1, exceeds with so small a probability. */
    static double upperQuantile(int degrees, double probability) {
        double low = 0;
        double high = 1;
        while (upperTail(degrees, high) > probability) {
            high *= 2;
        }
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (upperTail(degrees, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of more: by parts down to one or two degrees, and Simpson's rule for the normal law of one. */
    static double upperTail(int degrees, double value) {
        double half = value / 2;
        double tail = degrees % 2 == 0 ? Math.exp(-half) : twoSidedNormalTail(Math.sqrt(value));
        double term = degrees % 2 == 0 ? Math.exp(-half) : Math.sqrt(half / Math.PI) * 2 * Math.exp(-half);
        for (int d = degrees % 2 == 0 ? 2 : 1; d < degrees; d += 2) {
            term = d == 1 ? term : term * half / (d / 2.0);
            tail += term;
        }
        return tail;
    }

    private static double twoSidedNormalTail(double from) {
        double width = 12.0 / PIECES;
        double sum = 0;
        for (int i = 0; i <= PIECES; i++) {
            double at = from + i * width;
            int weight = i == 0 || i == PIECES ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * Math.exp(-at * at / 2);
        }
        return 2 * sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}

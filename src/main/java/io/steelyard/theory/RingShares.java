package io.steelyard.theory;

/**
 * The shares of a consistent-hash ring's arcs.
 *
 * <p>Assumes an ideal hash that throws {@code points} points of each pod uniformly on the circle. The shares are then
 * Dirichlet distributed with parameter {@code points} for each pod: gamma variables divided by their sum (D. Karger et al.
 * 1997 for the ring). One ring is one draw: figures are means over rings.
 */
public final class RingShares {
    private static final int STEPS = 4000;

    private RingShares() {}

    /** Returns the mean squared coefficient of variation of the shares, {@code (n - 1) / (n v + 1)}: exact. */
    public static double meanSquaredVariation(int pods, int points) {
        return (pods - 1) / ((double) pods * points + 1);
    }

    /** Returns the same for the counts of {@code keys} distinct keys: exact. */
    public static double meanSquaredVariationOfKeys(int pods, int points, long keys) {
        double n = pods;
        return n / keys + n * (1 - 1.0 / keys) * (points + 1) / (n * points + 1) - 1;
    }

    /** Returns the mean of the largest share over the mean share: exact but for numeric integration. */
    public static double expectedMaxOverMean(int pods, int points) {
        return integral(pods, points, true) / points;
    }

    /** Returns the mean of the smallest share over the mean share: exact but for numeric integration. */
    public static double expectedMinOverMean(int pods, int points) {
        return integral(pods, points, false) / points;
    }

    /**
     * The mean of the largest or smallest of n gamma variables: Simpson's rule on their distribution function, with steps
     * that shrink towards 0, where the smallest of many lies.
     */
    private static double integral(int pods, int points, boolean largest) {
        double to = points + 12 * Math.sqrt(points) + 4 * StrictMath.log(pods) + 30;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double root = (double) i / STEPS;
            double tail = erlangTail(points, to * root * root * root);
            double value = largest
                    ? -StrictMath.expm1(pods * StrictMath.log1p(-Math.min(tail, 1)))
                    : StrictMath.pow(tail, pods);
            sum += (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * 3 * root * root * value;
        }
        return sum * to / STEPS / 3;
    }

    /** P(gamma variable of whole shape > x): fewer than {@code shape} events of a Poisson process before x. */
    private static double erlangTail(int shape, double x) {
        if (x == 0) {
            return 1;
        }
        double term = StrictMath.exp((shape - 1) * StrictMath.log(x) - x - PoissonLaw.logFactorial(shape - 1));
        if (x > shape) {
            double sum = 0;
            for (int k = shape - 1; k >= 0 && term > 0; k--) {
                sum += term;
                term *= k / x;
            }
            return sum;
        }
        double complement = 0;
        double next = term * x / shape;
        for (int k = shape; next > 1e-18 * (complement + 1e-300); k++) {
            complement += next;
            next *= x / (k + 1);
        }
        return 1 - complement;
    }
}

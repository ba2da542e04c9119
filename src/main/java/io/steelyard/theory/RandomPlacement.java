package io.steelyard.theory;

/**
 * Connections placed on pods uniformly at random, or by a uniform hash of distinct keys.
 *
 * <p>Assumes that each connection's pod is uniform over the same pods and independent of the others. With Poisson arrivals
 * and any lifetime law the pods' counts are then independent Poisson variables in the stationary state, and multinomial
 * given their sum.
 */
public final class RandomPlacement {
    private static final double NEGLIGIBLE = 1e-15;

    private RandomPlacement() {}

    /**
     * The mean and the standard deviation of an extreme of the pods' counts.
     *
     * @param mean in connections
     * @param deviation in connections
     */
    public record Extreme(double mean, double deviation) {
        static Extreme ofMoments(double mean, double secondMoment) {
            return new Extreme(mean, Math.sqrt(Math.max(0, secondMoment - mean * mean)));
        }
    }

    /**
     * Returns the mean of the squared coefficient of variation over the pods, {@code (pods - 1) / connections}: exact for
     * any number of pods and connections; NaN without connections.
     */
    public static double meanSquaredVariation(int pods, double connections) {
        return connections > 0 ? (pods - 1) / connections : Double.NaN;
    }

    /** Returns the mean of the variance over the pods, {@code r (1 - 1/pods)}, of independent Poisson counts of mean r. */
    public static double meanVariance(int pods, double meanPerPod) {
        return meanPerPod * (1 - 1.0 / pods);
    }

    /** Returns the largest of the pods' counts when they are independent Poisson variables: exact. */
    public static Extreme maximum(int pods, double meanPerPod) {
        double k = firstCount(meanPerPod);
        double probability = PoissonLaw.probability(k, meanPerPod);
        double below = probability;
        double mean = k;
        double second = k * k;
        while (k <= meanPerPod || pods * probability > NEGLIGIBLE) {
            double exceeded = -StrictMath.expm1(pods * StrictMath.log(Math.min(1, below)));
            mean += exceeded;
            second += (2 * k + 1) * exceeded;
            k++;
            probability *= meanPerPod / k;
            below += probability;
        }
        return Extreme.ofMoments(mean, second);
    }

    /** Returns the smallest of the pods' counts when they are independent Poisson variables: exact. */
    public static Extreme minimum(int pods, double meanPerPod) {
        double k = firstCount(meanPerPod);
        double probability = PoissonLaw.probability(k, meanPerPod);
        double above = 1 - probability;
        double mean = k;
        double second = k * k;
        while (k <= meanPerPod || probability > NEGLIGIBLE) {
            double reached = StrictMath.pow(Math.max(0, above), pods);
            mean += reached;
            second += (2 * k + 1) * reached;
            k++;
            probability *= meanPerPod / k;
            above -= probability;
        }
        return Extreme.ofMoments(mean, second);
    }

    /** Counts below this one have a probability below 1e-20. */
    private static double firstCount(double mean) {
        return Math.max(0, Math.floor(mean - 10 * Math.sqrt(mean) - 10));
    }

    /**
     * Returns the largest of the pods' counts for a given sum of them (multinomial): exact, in time about {@code
     * sqrt(connections)} times the number of counts that the largest may have.
     */
    public static Extreme maximumGiven(int pods, long connections) {
        return new MultinomialMaximum(pods, connections).extreme();
    }
}

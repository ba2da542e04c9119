package io.steelyard.theory;

/**
 * The imbalance that pod replacement alone keeps up under random choice.
 *
 * <p>Assumes Poisson arrivals, exponential lifetimes, pods that die independently and are replaced at once by empty ones,
 * and clients that reconnect at once to a random pod. Exact, from the equation of the second moments.
 *
 * @param pods how many pods there are
 * @param meanPerPod connections a pod
 * @param deathsPerLifetime how often a pod dies per mean connection lifetime
 */
public record PodChurn(int pods, double meanPerPod, double deathsPerLifetime) {
    /** Returns the mean variance over the pods at an instant. */
    public double variance() {
        double total = pods * meanPerPod;
        double widened = deathsPerLifetime * (1 + 1.0 / pods);
        double squares =
                (2 * total * total * (1 + deathsPerLifetime) / pods + 2 * total + widened * total) / (2 + widened);
        return squares / pods - (total * total + total) / ((double) pods * pods);
    }

    /** Returns the coefficient of variation for many pods with many connections: {@code sqrt(c / (c + 2))}. */
    public double limitVariation() {
        return Math.sqrt(deathsPerLifetime / (deathsPerLifetime + 2));
    }

    /** Returns the reconnects per mean lifetime. */
    public double reconnects() {
        return deathsPerLifetime * pods * meanPerPod;
    }
}

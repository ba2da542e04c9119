package io.steelyard.theory;

import io.steelyard.random.Distribution;

/**
 * How unevenly round robin leaves long-lived connections.
 *
 * <p>Assumes Poisson arrivals of constant rate, dealt to a fixed number of pods in turn by one proxy, in the stationary
 * state. Round robin evens out arrivals, not departures: for exponential lifetimes its variance is half that of random
 * choice.
 */
public final class RoundRobinSpread {
    private RoundRobinSpread() {}

    /**
     * Returns the variance of one pod's count over time, for exponential lifetimes: exact (GI/M/infinity with Erlang
     * interarrivals; L. Takács, 1958).
     */
    public static double exponentialPodVariance(int pods, double meanPerPod) {
        double load = pods * meanPerPod;
        // With phi = (L / (L + 1))^n, phi / (1 - phi) = 1 / (phi^-1 - 1).
        double ratio = 1 / StrictMath.expm1(pods * StrictMath.log1p(1 / load));
        return meanPerPod * ratio + meanPerPod - meanPerPod * meanPerPod;
    }

    /** Returns the mean variance over the pods at an instant, for exponential lifetimes: exact. */
    public static double exponentialVariance(int pods, double meanPerPod) {
        return exponentialPodVariance(pods, meanPerPod) - meanPerPod / pods;
    }

    /**
     * Returns the mean variance over the pods at an instant for any lifetime law, {@code (1 - 1/n) r Gini(S)}: asymptotic
     * for many connections a pod. Equal lifetimes leave no imbalance, widely spread ones that of random choice.
     */
    public static double variance(int pods, double meanPerPod, Distribution lifetime) {
        return (1 - 1.0 / pods) * meanPerPod * lifetime.gini();
    }
}

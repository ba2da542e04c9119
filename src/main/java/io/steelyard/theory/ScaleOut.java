package io.steelyard.theory;

import io.steelyard.random.Distribution;
import java.util.function.DoubleUnaryOperator;

/**
 * What becomes of the balance when empty pods join and nobody is moved.
 *
 * <p>Assumes a stationary population on {@code oldPods} at time 0, Poisson arrivals of constant rate, and lifetimes of one
 * law that nothing cuts short. Ge(t) = integral of P(S > u) / E[S] is the share of the first population that has left by
 * t. Means are exact for random choice and round robin; for least-connections and power of d choices (with replacement)
 * they are the fluid limit of many connections a pod, up to the contact of old and new pods.
 *
 * @param oldPods pods that hold the connections, at least 1
 * @param newPods empty pods that join, at least 1
 * @param connections the mean number of connections in all
 * @param lifetime the law of the lifetime, with a finite mean
 */
public record ScaleOut(int oldPods, int newPods, double connections, Distribution lifetime) {
    public ScaleOut {
        if (oldPods < 1 || newPods < 1) {
            throw new IllegalArgumentException(
                    "oldPods and newPods must be at least 1 but are " + oldPods + " and " + newPods);
        }
        if (lifetime.mean() == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("lifetime must have a finite mean: else nothing evens out");
        }
    }

    /** Returns 1 - Ge(t): the share of the first population that is still there. */
    public double remaining(double t) {
        return 1 - lifetime.integratedSurvival(t) / lifetime.mean();
    }

    private double newShare() {
        return (double) newPods / (oldPods + newPods);
    }

    private double ratio() {
        return (double) newPods / oldPods;
    }

    private double mean() {
        return connections / (oldPods + newPods);
    }

    /** Returns the mean load of an old pod under random choice or round robin. */
    public double oldLoad(double t) {
        return mean() + (connections / oldPods - mean()) * remaining(t);
    }

    /** Returns the mean load of a new pod under random choice or round robin. */
    public double newLoad(double t) {
        return mean() * (1 - remaining(t));
    }

    /** Returns max/mean under random choice or round robin without noise: {@code 1 + (k/n) (1 - Ge(t))}. */
    public double maxOverMean(double t) {
        return 1 + ratio() * remaining(t);
    }

    /** Returns the coefficient of variation under random choice or round robin without noise. */
    public double variation(double t) {
        return Math.sqrt(ratio()) * remaining(t);
    }

    /**
     * Returns the mean squared coefficient of variation under random choice, noise included: {@code (n+k-1)/N + (1 - 1/N)
     * (k/n) (1 - Ge(t))^2} for N connections, exact.
     */
    public double meanSquaredVariation(double t) {
        double drift = variation(t);
        return (oldPods + newPods - 1) / connections + (1 - 1 / connections) * drift * drift;
    }

    /**
     * Returns when max/mean under random choice or round robin falls to a value above 1, without noise; 0 where it starts
     * below.
     */
    public double timeToMaxOverMean(double maxOverMean) {
        if (!(maxOverMean > 1)) {
            throw new IllegalArgumentException("maxOverMean must be above 1 but is " + maxOverMean);
        }
        return timeToRemaining((maxOverMean - 1) / ratio());
    }

    /** Returns when new and old pods are level under exact least-connections: Ge(t) = k / (n + k). */
    public double leastConnContact() {
        return timeToRemaining(1 - newShare());
    }

    /** Returns when new pods have a share of the mean load, such as 0.95, under exact least-connections. */
    public double leastConnTime(double shareOfMean) {
        return timeToRemaining(1 - shareOfMean * newShare());
    }

    /**
     * Returns when new and old pods are level under power of d choices: for exponential lifetimes {@code ln(2 + k/n)} mean
     * lifetimes at d = 2, however few pods join.
     */
    public double powerOfChoicesContact(int choices) {
        return powerOfChoicesTime(choices, 1);
    }

    /** Returns when new pods have a share of the mean load, such as 0.95, under power of d choices. */
    public double powerOfChoicesTime(int choices, double shareOfMean) {
        return timeToRemaining(1 - shareOfMean * newShare() / arrivalsToNew(choices));
    }

    /** Returns when max/mean under exact least-connections falls to a value from 1 on, without noise. */
    public double leastConnTimeToMaxOverMean(double maxOverMean) {
        return timeOrStart(newPodsShare(maxOverMean), this::leastConnTime);
    }

    /** Returns the same under power of d choices. */
    public double powerOfChoicesTimeToMaxOverMean(int choices, double maxOverMean) {
        return timeOrStart(newPodsShare(maxOverMean), share -> powerOfChoicesTime(choices, share));
    }

    /** What share of the mean load the new pods have while the older ones have {@code maxOverMean} times the mean. */
    private double newPodsShare(double maxOverMean) {
        if (!(maxOverMean >= 1)) {
            throw new IllegalArgumentException("maxOverMean must be at least 1 but is " + maxOverMean);
        }
        return (1 - maxOverMean * (1 - newShare())) / newShare();
    }

    private static double timeOrStart(double share, DoubleUnaryOperator time) {
        return share <= 0 ? 0 : time.applyAsDouble(share);
    }

    /** Returns how many times their fair share of arrivals the new pods take at first under least-connections. */
    public double leastConnAmplification() {
        return 1 / newShare();
    }

    /** Returns the same under power of d choices. */
    public double powerOfChoicesAmplification(int choices) {
        return arrivalsToNew(choices) / newShare();
    }

    /** The share of arrivals for which at least one of d draws is a new pod. */
    private double arrivalsToNew(int choices) {
        return 1 - StrictMath.pow(1 - newShare(), choices);
    }

    /** The first instant at which no more than a share of the first population is left, by bisection. */
    private double timeToRemaining(double share) {
        if (share >= 1) {
            return 0;
        }
        double high = lifetime.mean();
        while (remaining(high) > share) {
            high *= 2;
            if (high > 1e12 * lifetime.mean()) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double low = 0;
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = (low + high) / 2;
            if (remaining(middle) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}

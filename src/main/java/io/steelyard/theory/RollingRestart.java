package io.steelyard.theory;

import java.util.Arrays;

/**
 * How often a client is thrown off, and what spread is left, when every pod is replaced one after another.
 *
 * <p>Assumes equally loaded pods, clients that reconnect at once and do not leave during the rollout, and one pod per step.
 * <em>Surge</em>: the new pod is ready before the old one goes, so each loss meets {@code pods} candidates. <em>In
 * place</em>: the pod goes first, so each loss meets {@code pods - 1}, and the new pod joins empty before the next step.
 * Random choice and round robin agree in the mean.
 */
public final class RollingRestart {
    private RollingRestart() {}

    /** Returns mean moves per client under random choice with surge 1: {@code (1 + 1/n)^n - 1}, towards e - 1. */
    public static double randomMovesWithSurge(int pods) {
        return compounded(1.0 / pods, pods);
    }

    /** Returns the same when n / batches pods are replaced at a time: {@code (1 + 1/B)^B - 1}. */
    public static double randomMovesInBatches(int batches) {
        return compounded(1.0 / batches, batches);
    }

    /** Returns mean moves per client under random choice in place: {@code ((n-1)/n) ((1 + 1/(n-1))^n - 1)}. */
    public static double randomMovesInPlace(int pods) {
        return (pods - 1.0) / pods * compounded(1 / (pods - 1.0), pods);
    }

    private static double compounded(double growth, int steps) {
        return StrictMath.expm1(steps * StrictMath.log1p(growth));
    }

    /** Returns the probability of at least k moves under random choice with surge 1: {@code C(n, k) / n^k}. */
    public static double randomAtLeastWithSurge(int pods, int moves) {
        double probability = 1;
        for (int i = 0; i < moves; i++) {
            probability *= (pods - i) / ((i + 1.0) * pods);
        }
        return probability;
    }

    /** Returns the same in place: {@code C(n, k) / (n (n-1)^(k-1))}; half of all clients move at least twice. */
    public static double randomAtLeastInPlace(int pods, int moves) {
        if (moves == 0) {
            return 1;
        }
        double probability = (double) (pods - 1) / pods;
        for (int i = 0; i < moves; i++) {
            probability *= (pods - i) / ((i + 1.0) * (pods - 1));
        }
        return probability;
    }

    /**
     * Returns how many clients step {@code step} (from 1) throws off under random choice with surge 1, in units of a pod's
     * load before: {@code (1 + 1/n)^(step-1)}.
     */
    public static double randomLossWithSurge(int pods, int step) {
        return StrictMath.pow(1 + 1.0 / pods, step - 1);
    }

    /**
     * Returns the final load of the pod that came at step {@code step} (from 1) under random choice with surge 1, in units
     * of the mean.
     */
    public static double randomFinalLoadWithSurge(int pods, int step) {
        return StrictMath.pow(1 + 1.0 / pods, pods) - StrictMath.pow(1 + 1.0 / pods, step - 1);
    }

    /** Returns the final max/mean under random choice with surge 1: that of the first new pod. */
    public static double randomMaxOverMeanWithSurge(int pods) {
        return randomFinalLoadWithSurge(pods, 1);
    }

    /**
     * Returns the final loads under random choice in place, in units of the mean, by pod in the order of the restart; the
     * last pod ends empty. Three pods: 1.875, 1.125, 0.
     */
    public static double[] randomFinalLoadsInPlace(int pods) {
        double[] loads = new double[pods];
        Arrays.fill(loads, 1);
        for (int step = 0; step < pods; step++) {
            double lost = loads[step];
            for (int i = 0; i < pods; i++) {
                loads[i] = i == step ? 0 : loads[i] + lost / (pods - 1);
            }
        }
        return loads;
    }

    /** Returns moves per client under least-connections with surge 1: everyone moves once, to a new pod. */
    public static double leastConnMovesWithSurge() {
        return 1;
    }

    /**
     * Returns moves per client under least-connections in place, {@code 1 + 1/n}; it ends with one empty pod and a max/mean
     * of {@code n / (n-1)}.
     */
    public static double leastConnMovesInPlace(int pods) {
        return 1 + 1.0 / pods;
    }

    /** Returns mean moves per client under rendezvous or an ideal ring, new pod identities, surge 1: {@code 3/2 - 1/(n+1)}. */
    public static double hashMovesWithSurge(int pods) {
        return 1.5 - 1.0 / (pods + 1);
    }

    /** Returns the same for stable identities in place, as in a StatefulSet: 3/2 for any two or more pods. */
    public static double hashMovesInPlace() {
        return 1.5;
    }
}

package io.steelyard.select.envoy;

import java.util.Arrays;

/**
 * Hosts in the order in which Envoy lists them to a hashing balancer, with weights that sum to 1.
 *
 * <p>Follows Envoy 1.36 {@code common/thread_aware_lb_impl.cc}, {@code normalizeWeights}; the order of its floating-point
 * operations decides which host of a ring gets a fraction's entry. Immutable.
 */
public final class NormalizedHosts {
    private final int[] hosts;
    private final double[] weights;

    private NormalizedHosts(int[] hosts, double[] weights) {
        this.hosts = hosts;
        this.weights = weights;
    }

    /** Returns hosts 0, 1, ... with the given weights, each above 0. */
    public static NormalizedHosts of(double[] weights) {
        int[] hosts = new int[weights.length];
        Arrays.setAll(hosts, host -> host);
        double[] normalized = new double[weights.length];
        normalize(weights, hosts, 1.0, normalized, 0);
        return new NormalizedHosts(hosts, normalized);
    }

    /**
     * Returns hosts grouped by locality, each locality having a share of its own.
     *
     * @param weights every host's weight within its locality, above 0
     * @param localities the hosts of each locality
     * @param localityWeights the weight of each locality; those without weight are left out with their hosts
     */
    public static NormalizedHosts ofLocalities(double[] weights, int[][] localities, double[] localityWeights) {
        double sum = 0;
        int count = 0;
        for (int locality = 0; locality < localities.length; locality++) {
            sum += localityWeights[locality];
            count += localityWeights[locality] > 0 ? localities[locality].length : 0;
        }
        int[] hosts = new int[count];
        double[] normalized = new double[count];
        int at = 0;
        for (int locality = 0; locality < localities.length; locality++) {
            if (localityWeights[locality] > 0) {
                int[] members = localities[locality];
                System.arraycopy(members, 0, hosts, at, members.length);
                normalize(weights, members, localityWeights[locality] / sum, normalized, at);
                at += members.length;
            }
        }
        return new NormalizedHosts(hosts, normalized);
    }

    private static void normalize(double[] weights, int[] members, double share, double[] normalized, int from) {
        double sum = 0;
        for (int host : members) {
            sum += weights[host];
        }
        for (int i = 0; i < members.length; i++) {
            normalized[from + i] = weights[members[i]] * share / sum;
        }
    }

    /** Returns the same shares with the hosts at the given positions, in that order, numbered anew from 0. */
    NormalizedHosts renumbered(int[] positions) {
        int[] numbers = new int[positions.length];
        double[] shares = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            numbers[i] = i;
            shares[i] = weights[positions[i]];
        }
        return new NormalizedHosts(numbers, shares);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NormalizedHosts that
                && Arrays.equals(hosts, that.hosts)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hosts) + Arrays.hashCode(weights);
    }

    /** How many hosts are listed. */
    public int size() {
        return hosts.length;
    }

    /** The number of the host at a position of the list. */
    public int host(int position) {
        return hosts[position];
    }

    /** The share of the host at a position of the list. */
    public double weight(int position) {
        return weights[position];
    }

    /** The least share, at most 1. */
    double least() {
        double least = 1.0;
        for (double weight : weights) {
            least = Math.min(least, weight);
        }
        return least;
    }

    /** The greatest share, at least 0. */
    double greatest() {
        double greatest = 0.0;
        for (double weight : weights) {
            greatest = Math.max(greatest, weight);
        }
        return greatest;
    }
}

package io.steelyard.theory;

/**
 * The spread of connections when each goes to the least loaded of {@code d} pods drawn with replacement: the mean-field
 * limit of many pods.
 *
 * <p>Assumes Poisson arrivals, exponential lifetimes, and one proxy that sees every connection. With s_k the share of pods
 * with at least k connections, {@code ds_k/dt = r (s_{k-1}^d - s_k^d) - k (s_k - s_{k+1})} (the equations of M.
 * Mitzenmacher, "The power of two choices in randomized load balancing", 1996, with as many servers as connections). A
 * finite fleet has a little less variance with replacement and less still without.
 */
public final class PowerOfChoices {
    private static final int COUNTS_ABOVE_MEAN = 80;
    private static final int ITERATIONS = 500;

    private final double meanPerPod;
    private final int choices;
    private final double[] share;

    private PowerOfChoices(double meanPerPod, int choices, double[] share) {
        this.meanPerPod = meanPerPod;
        this.choices = choices;
        this.share = share;
    }

    /**
     * Solves for the stationary state.
     *
     * @param meanPerPod connections a pod, above 0
     * @param choices how many pods are compared, at least 1; 1 is random choice
     */
    public static PowerOfChoices stationary(double meanPerPod, int choices) {
        int counts = (int) (meanPerPod + (choices == 1 ? 12 * Math.sqrt(meanPerPod) : 0)) + COUNTS_ABOVE_MEAN;
        double[] share = new double[counts + 2];
        for (int k = 0; k <= meanPerPod; k++) {
            share[k] = 1;
        }
        PowerOfChoices state = new PowerOfChoices(meanPerPod, choices, share);
        double step = 0.01;
        for (int i = 0; i < ITERATIONS && state.advance(step) > 1e-15; i++) {
            step = Math.min(1e15, step * 1.5);
        }
        return state;
    }

    /** Returns the share of pods with at least {@code count} connections. */
    public double shareWithAtLeast(int count) {
        return count <= 0 ? 1 : count < share.length ? share[count] : 0;
    }

    /** Returns the variance of a pod's count. */
    public double variance() {
        double sum = 0;
        for (int k = share.length - 1; k > 0; k--) {
            // Counted from the mean, so that no digits cancel.
            sum += (2 * (k - meanPerPod) - 1) * share[k];
        }
        return sum + meanPerPod * meanPerPod;
    }

    /**
     * Returns the variance for ever more connections a pod, {@code pi^2 / (6 ln^2 d) + 1/12}: the spread stays that of a
     * few connections whatever the load.
     */
    public static double limitVariance(int choices) {
        double logarithm = StrictMath.log(choices);
        return Math.PI * Math.PI / (6 * logarithm * logarithm) + 1.0 / 12;
    }

    /**
     * Returns the mean time in system of the same choice among queues of one server each, mean service 1, for ever more
     * queues: the sum over i of {@code load^((d^i - d) / (d - 1))}, i from 1 (M. Mitzenmacher, "The power of two choices in
     * randomized load balancing", IEEE TPDS 12, 2001).
     *
     * @param load arrivals per server and mean service, below 1
     * @param choices at least 1, which is a queue of its own
     */
    public static double timeInQueue(double load, int choices) {
        if (!(load >= 0 && load < 1)) {
            throw new IllegalArgumentException("load must be at least 0 and below 1 but is " + load);
        }
        double sum = 0;
        double exponent = 0;
        double term = 1;
        while (term > 1e-16) {
            sum += term;
            exponent = choices * (exponent + 1);
            term = StrictMath.pow(load, exponent);
        }
        return sum;
    }

    /** One implicit Euler step of the equations; returns the largest change. Long steps are Newton's. */
    private double advance(double step) {
        int last = share.length - 2;
        double[] above = new double[last + 1];
        double[] right = new double[last + 1];
        for (int k = 1; k <= last; k++) {
            double inflow = meanPerPod * (power(share[k - 1], choices) - power(share[k], choices));
            double rest = inflow - k * (share[k] - share[k + 1]);
            double lower = k == 1 ? 0 : -meanPerPod * choices * power(share[k - 1], choices - 1);
            double diagonal = 1 / step + meanPerPod * choices * power(share[k], choices - 1) + k;
            double pivot = diagonal - lower * above[k - 1];
            above[k] = -k / pivot;
            right[k] = (rest - lower * right[k - 1]) / pivot;
        }
        double largest = 0;
        double change = 0;
        for (int k = last; k >= 1; k--) {
            change = right[k] - above[k] * change;
            share[k] = Math.max(0, Math.min(1, share[k] + change));
            largest = Math.max(largest, Math.abs(change));
        }
        return largest;
    }

    private static double power(double base, int exponent) {
        double product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= base;
        }
        return product;
    }
}

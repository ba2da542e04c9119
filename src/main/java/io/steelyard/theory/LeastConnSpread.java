package io.steelyard.theory;

/**
 * Bounds on how evenly connections can be spread, which exact least-connections nearly reaches.
 *
 * <p>Assumes one proxy that sees every connection. With several proxies, each counting its own, the spread is wider.
 */
public final class LeastConnSpread {
    private LeastConnSpread() {}

    /** Returns the least variance over the pods that whole numbers allow: {@code f (1 - f)}, f the fraction of N / n. */
    public static double leastVariance(int pods, long connections) {
        double fraction = (double) (connections % pods) / pods;
        return fraction * (1 - fraction);
    }

    /**
     * Returns the mean of the least variance when the number of connections modulo that of pods is uniform, {@code (n^2 -
     * 1) / (6 n^2)}: what a large system has at least.
     */
    public static double meanLeastVariance(int pods) {
        double squared = (double) pods * pods;
        return (squared - 1) / (6 * squared);
    }

    /**
     * Returns the least max/mean that whole numbers allow, {@code ceil(N/n) / (N/n)}; NaN without connections.
     */
    public static double leastMaxOverMean(int pods, long connections) {
        if (connections == 0) {
            return Double.NaN;
        }
        return (connections / pods + (connections % pods == 0 ? 0 : 1)) * (double) pods / connections;
    }
}

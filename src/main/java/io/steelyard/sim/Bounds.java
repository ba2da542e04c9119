package io.steelyard.sim;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.stats.Summary;

/**
 * The values that no balancer can beat, recomputed from the runs: the row "best possible".
 *
 * <p>For max/mean: at each instant ceil(N/n) / (N/n) with the connections and pods of that instant, mean over time; of
 * the variants, whose autoscalers may have made other fleets, the least. For moves per client that had to move: 1. For
 * the time to balance: 0.
 */
final class Bounds {
    private Bounds() {}

    /** The bound of a metric in a block; NaN where none is known. */
    static double of(ExperimentResult result, int block, Metric metric) {
        if (metric.equals(BalanceMetrics.MAX_OVER_MEAN)) {
            return leastMean(result, block, BalanceMetrics.BEST_BALANCE);
        }
        if (metric.equals(RebalancingMetrics.MOVES_PER_FORCED)) {
            return Double.isNaN(leastMean(result, block, metric)) ? Double.NaN : 1;
        }
        return metric.equals(BalanceMetrics.TIME_TO_BALANCE) ? 0 : Double.NaN;
    }

    private static double leastMean(ExperimentResult result, int block, Metric metric) {
        double least = Double.NaN;
        for (ExperimentResult.VariantRuns variant : result.variants()) {
            double mean = Summary.of(variant.values(block, metric)).mean();
            if (!Double.isNaN(mean) && !(least <= mean)) {
                least = mean;
            }
        }
        return least;
    }
}

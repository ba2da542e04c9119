package io.steelyard.sim;

import io.steelyard.observe.Metric;
import io.steelyard.scenario.Objective;

/**
 * Whether a variant keeps an objective.
 *
 * @param objective the limit
 * @param metric what it limits
 * @param block the number of the block in which it is taken: 0 is the whole run
 * @param variant the variant's name
 * @param value over the replications: of the metric, or of its quantile over time
 * @param beyond share of the block's time for which the metric was beyond the limit, mean over the replications; NaN for
 *     a metric that does not vary over time
 * @param verdict judged by the mean over the replications
 */
public record ObjectiveOutcome(
        Objective objective, Metric metric, int block, String variant, Estimate value, double beyond, Verdict verdict) {

    /** What is said of an objective. */
    public enum Verdict {
        /** The value keeps the limit. */
        MET,
        /** The value does not keep the limit. */
        MISSED,
        /** The metric is not defined in any replication, so it breaks no limit. */
        UNDEFINED
    }
}

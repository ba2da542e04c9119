package io.steelyard.report.why;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.text.Words;
import java.util.List;

/** Variants between which none of the main figures separates, in the whole run or in any event. */
final class NoDifference implements Rule {
    private static final List<Metric> MAIN = List.of(
            BalanceMetrics.MAX_OVER_MEAN,
            BalanceMetrics.TIME_TO_BALANCE,
            StormMetrics.PEAK_ATTEMPTS,
            StormMetrics.LOST,
            RebalancingMetrics.MOVES_PER_FORCED,
            ClientMetrics.DOWNTIME_P99);

    @Override
    public List<String> explain(Evidence evidence) {
        if (evidence.variants() < 2 || evidence.summary().scenario().replications() < 2) {
            return List.of();
        }
        for (int block = 0; block < evidence.blocks(); block++) {
            for (Metric metric : MAIN) {
                if (evidence.standing(block, metric).separates()) {
                    return List.of();
                }
            }
        }
        return List.of("nothing to tell apart: by "
                + Words.list(MAIN.stream().map(Metric::title).toList())
                + " no two variants separate over "
                + Words.count(evidence.summary().scenario().replications(), "replication"));
    }
}

package io.steelyard.report.why;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Standing;
import io.steelyard.report.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Variants between which none of the main figures, nor of those that the scenario asks for, separates, in the whole run or in any event. */
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
        Set<Metric> metrics = new LinkedHashSet<>(evidence.summary().columns());
        metrics.addAll(MAIN);
        Set<String> compared = new LinkedHashSet<>();
        for (int block = 0; block < evidence.blocks(); block++) {
            for (Metric metric : metrics) {
                Standing standing = evidence.standing(block, metric);
                if (standing.separates()) {
                    return List.of();
                }
                if (standing.compares()) {
                    compared.add(metric.title());
                }
            }
        }
        return compared.isEmpty()
                ? List.of()
                : List.of("nothing to tell apart: by " + Words.list(List.copyOf(compared))
                        + " no two variants separate over "
                        + Words.count(evidence.summary().scenario().replications(), "replication"));
    }
}

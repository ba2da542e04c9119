package io.steelyard.sim;

import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.TimeHistogram;
import io.steelyard.scenario.Objective;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.sim.ObjectiveOutcome.Verdict;
import io.steelyard.stats.Summary;

/** The judgement of objectives. */
final class Objectives {
    private static final String WORST = "worst";

    private Objectives() {}

    /** Holds a variant's runs against an objective. */
    static ObjectiveOutcome judge(Objective objective, VariantRuns variant, double level) {
        Metric metric = MetricCatalog.find(objective.metric())
                .orElseThrow(() -> new IllegalArgumentException("no metric " + objective.metric()));
        int block = objective.event().orElse(0);
        double[] values = variant.runs().stream()
                .mapToDouble(run -> block < run.blocks().size()
                        ? value(objective, metric, run.blocks().get(block))
                        : Double.NaN)
                .toArray();
        double[] beyond = variant.runs().stream()
                .mapToDouble(run -> block < run.blocks().size()
                        ? beyond(objective, run.blocks().get(block).overTime(metric))
                        : Double.NaN)
                .toArray();
        Estimate estimate = Estimate.of(values, level);
        return new ObjectiveOutcome(
                objective,
                metric,
                block,
                variant.name(),
                estimate,
                Summary.of(beyond).mean(),
                verdict(objective, estimate.mean()));
    }

    private static double value(Objective objective, Metric metric, RunResult.Block block) {
        if (objective.quantile().isEmpty()) {
            return block.value(metric);
        }
        if (!metric.overTime()) {
            throw new IllegalArgumentException(metric.id() + " does not vary over time, so it has no quantile "
                    + objective.quantile().get());
        }
        String quantile = objective.quantile().get();
        TimeHistogram overTime = block.overTime(metric);
        if (quantile.equals(WORST)) {
            return metric.direction() == Metric.Direction.HIGHER ? overTime.min() : overTime.max();
        }
        if (!quantile.matches("p\\d{1,2}(\\.\\d+)?")) {
            throw new IllegalArgumentException("quantile must be worst or of the form p99 or p99.9 but is " + quantile);
        }
        return overTime.quantile(Double.parseDouble(quantile.substring(1)) / 100);
    }

    private static double beyond(Objective objective, TimeHistogram overTime) {
        return objective.below().isPresent()
                ? overTime.shareAbove(objective.below().get())
                : 1 - overTime.shareAbove(objective.above().orElseThrow());
    }

    private static Verdict verdict(Objective objective, double value) {
        if (Double.isNaN(value)) {
            return Verdict.UNDEFINED;
        }
        boolean met = objective.below().isPresent()
                ? value < objective.below().get()
                : value > objective.above().orElseThrow();
        return met ? Verdict.MET : Verdict.MISSED;
    }
}

package io.steelyard.sim;

import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.scenario.Objective;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.stats.MultipleTests;
import java.util.ArrayList;
import java.util.List;

/**
 * The variants of an experiment against each other, metric by metric and block by block.
 *
 * <p>Intervals are Student's over the replications at 95 %. Differences are paired by replication, because all variants
 * ran on the same clients; their p values are corrected by Holm's method over the variants that are held against the
 * baseline, and for tie groups over all pairs of variants. Everything is computed when asked for.
 */
public final class Comparison {
    /** The confidence level of all intervals, and 1 less the level of all tests. */
    public static final double LEVEL = 0.95;

    private final ExperimentResult result;

    /** A comparison of the variants of a result. */
    Comparison(ExperimentResult result) {
        this.result = result;
    }

    /** What is compared. */
    public ExperimentResult result() {
        return result;
    }

    /** The blocks as the baseline's first run has them: the whole run first, then one for each event. */
    public List<RunResult.Block> blocks() {
        return result.variants().get(result.baseline()).runs().get(0).blocks();
    }

    /** All metrics in one block, in the order of the catalog. */
    public List<MetricComparison> block(int block) {
        return MetricCatalog.all().stream().map(metric -> metric(block, metric)).toList();
    }

    /** All variants by one metric in one block. */
    public MetricComparison metric(int block, Metric metric) {
        double[][] values = result.variants().stream()
                .map(variant -> variant.values(block, metric))
                .toArray(double[][]::new);
        List<Estimate> estimates = new ArrayList<>();
        for (double[] ofVariant : values) {
            estimates.add(Estimate.of(ofVariant, LEVEL));
        }
        return new MetricComparison(
                metric,
                List.copyOf(estimates),
                againstBaseline(values, metric),
                TieGroups.of(estimates, values, metric),
                Bounds.of(result, block, metric));
    }

    private List<Difference> againstBaseline(double[][] values, Metric metric) {
        int baseline = result.baseline();
        List<Difference> raw = new ArrayList<>();
        double[] pValues = new double[values.length];
        for (int variant = 0; variant < values.length; variant++) {
            Difference difference = Difference.of(values[variant], values[baseline], LEVEL);
            raw.add(difference);
            pValues[variant] = variant == baseline ? Double.NaN : difference.pValue();
        }
        double[] adjusted = MultipleTests.holm(pValues);
        List<Difference> differences = new ArrayList<>();
        for (int variant = 0; variant < values.length; variant++) {
            double p = variant == baseline ? raw.get(variant).pValue() : adjusted[variant];
            differences.add(raw.get(variant).adjusted(p, metric));
        }
        return List.copyOf(differences);
    }

    /** Every objective held against every variant: by objective, then variant. */
    public List<List<ObjectiveOutcome>> objectives() {
        List<List<ObjectiveOutcome>> outcomes = new ArrayList<>();
        for (Objective objective : result.scenario().objectives()) {
            outcomes.add(result.variants().stream()
                    .map(variant -> Objectives.judge(objective, variant, LEVEL))
                    .toList());
        }
        return List.copyOf(outcomes);
    }

    /** Whether a variant misses an objective. */
    public boolean misses(VariantRuns variant) {
        return result.scenario().objectives().stream()
                .map(objective -> Objectives.judge(objective, variant, LEVEL))
                .anyMatch(outcome -> outcome.verdict() == ObjectiveOutcome.Verdict.MISSED);
    }

    /** What varied over time in a variant, over its replications. */
    public SeriesSummary series(VariantRuns variant) {
        return SeriesSummary.of(variant, LEVEL);
    }
}

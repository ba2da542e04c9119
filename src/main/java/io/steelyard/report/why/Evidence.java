package io.steelyard.report.why;

import io.steelyard.observe.Metric;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.report.screen.Standing;
import io.steelyard.scenario.Setup;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What rules may look at: the compared metrics, the runs, and the setups that were run. */
final class Evidence {
    private final ExperimentResult result;
    private final Summary summary;
    private final List<Timeline> timelines = new ArrayList<>();

    Evidence(Comparison comparison, Summary summary) {
        this.result = comparison.result();
        this.summary = summary;
        for (ExperimentResult.VariantRuns variant : result.variants()) {
            timelines.add(new Timeline(variant.runs().get(0)));
        }
    }

    Summary summary() {
        return summary;
    }

    int variants() {
        return result.variants().size();
    }

    String name(int variant) {
        return result.variants().get(variant).name();
    }

    List<String> names(List<Integer> variants) {
        return variants.stream().map(this::name).toList();
    }

    Setup setup(int variant) {
        return result.scenario().variants().get(variant).setup();
    }

    List<RunResult> runs(int variant) {
        return result.variants().get(variant).runs();
    }

    /** What the first replication of a variant did from sample to sample. */
    Timeline timeline(int variant) {
        return timelines.get(variant);
    }

    /** What follows figures of the first replication, where there are others. */
    String ofFirstReplication() {
        return summary.scenario().replications() > 1 ? " (first replication)" : "";
    }

    int blocks() {
        return summary.blocks().size();
    }

    /** The blocks of the events; the whole run where there is no event. */
    int[] events() {
        return blocks() == 1 ? new int[] {0} : IntStream.range(1, blocks()).toArray();
    }

    /** What begins a sentence about a block. */
    String prefix(int block) {
        return block == 0 ? "" : block(block).name() + ": ";
    }

    Summary.Block block(int block) {
        return summary.blocks().get(block);
    }

    Value value(int block, Metric metric, int variant) {
        return block(block).metric(metric).values().get(variant);
    }

    /** The mean over the replications; NaN where undefined, infinite where it never came about in one. */
    double mean(int block, Metric metric, int variant) {
        return value(block, metric, variant).mean();
    }

    /** Whether every container that ended in a block ended of an event of the scenario, and none was killed. */
    boolean nobodyKilled(int block, int variant) {
        return !(mean(block, PodMetrics.OUT_OF_MEMORY, variant) > 0)
                && !(mean(block, PodMetrics.UNHEALTHY, variant) > 0);
    }

    Standing standing(int block, Metric metric) {
        return Standing.of(summary, block(block).metric(metric));
    }
}

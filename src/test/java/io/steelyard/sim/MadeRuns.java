package io.steelyard.sim;

import io.steelyard.Steelyard;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.RunResult.Block;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.TimeHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Results that were not simulated but made up, metric by metric; what is not said is undefined. */
final class MadeRuns {
    private final List<String> names;
    private final int replications;
    private final int blocks;
    private final double[][][][] values;
    private final List<TimeHistogram> overTime =
            new ArrayList<>(Collections.nCopies(MetricCatalog.all().size(), TimeHistogram.EMPTY));
    private String objectives = "[]";

    MadeRuns(int blocks, int replications, String... names) {
        this.names = List.of(names);
        this.blocks = blocks;
        this.replications = replications;
        values = new double[names.length][replications][blocks]
                [MetricCatalog.all().size()];
        for (double[][][] variant : values) {
            for (double[][] run : variant) {
                for (double[] block : run) {
                    Arrays.fill(block, Double.NaN);
                }
            }
        }
    }

    /** Says the values of a metric in a block of a variant, by replication. */
    MadeRuns say(int variant, int block, Metric metric, double... byReplication) {
        for (int run = 0; run < replications; run++) {
            values[variant][run][block][MetricCatalog.indexOf(metric)] = byReplication[run];
        }
        return this;
    }

    /** Says how long each value of a metric held, in every block of every run. */
    MadeRuns say(Metric metric, TimeHistogram histogram) {
        overTime.set(MetricCatalog.indexOf(metric), histogram);
        return this;
    }

    /** Sets objectives, as in a scenario file. */
    MadeRuns objectives(String yaml) {
        objectives = yaml;
        return this;
    }

    /** The result; the first variant is the baseline. */
    ExperimentResult result() {
        List<List<RunResult>> runs = new ArrayList<>();
        for (int variant = 0; variant < names.size(); variant++) {
            List<RunResult> ofVariant = new ArrayList<>();
            for (int run = 0; run < replications; run++) {
                ofVariant.add(run(names.get(variant), run, values[variant][run]));
            }
            runs.add(ofVariant);
        }
        return ExperimentResult.of(
                Steelyard.parse("""
                        duration: 1m
                        replications: %d
                        clients: {arrivals: [{burst: {at: 30s, clients: 1}}], lifetime: {exponential: 1m}}
                        deployment: {replicas: 2}
                        balancer: random
                        compare: {%s}
                        objectives: %s
                        """.formatted(replications, String.join(": {}, ", names) + ": {}", objectives)), runs);
    }

    private RunResult run(String variant, int replication, double[][] byBlock) {
        List<Block> made = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            made.add(new Block(block == 0 ? "run" : "event " + block, 0, 1, byBlock[block], List.copyOf(overTime)));
        }
        return new RunResult(
                variant,
                replication,
                made,
                new RunResult.Series(new long[0], new double[SeriesColumn.values().length][0]),
                new RunResult.PodSeries(List.of(), List.of()),
                List.of(),
                new RunResult.Trust(0, 0, 0));
    }
}

package io.steelyard.observe;

import java.util.List;
import java.util.Optional;

/**
 * What one run of one variant gave.
 *
 * @param variant the variant's name
 * @param replication from 0
 * @param blocks the whole run first, then one block for each event of the scenario, from its instant to the next one's
 * @param series what varied over time, at the sampling instants
 * @param pods connections per pod at the sampling instants
 * @param decisions the autoscaler's decisions
 * @param trust what was checked
 */
public record RunResult(
        String variant,
        int replication,
        List<Block> blocks,
        Series series,
        PodSeries pods,
        List<DecisionRecord> decisions,
        Trust trust) {

    /**
     * The metrics of a part of the run.
     *
     * @param name {@code run}, or the event, for example {@code rollout at 25m}
     * @param values by the index of the metric in the catalog; NaN where undefined
     * @param overTime for metrics that vary over time: how long each value held, by the same index; empty for others
     */
    @SuppressWarnings("ArrayRecordComponent") // a block is read by index and never compared
    public record Block(
            String name, long startNanos, long endNanos, double[] values, List<Optional<TimeHistogram>> overTime) {}

    /**
     * Values at the sampling instants.
     *
     * @param timesNanos the instants
     * @param columns by the index of the column in {@link SeriesColumn}; NaN where undefined
     */
    @SuppressWarnings("ArrayRecordComponent") // a series is read by index and never compared
    public record Series(long[] timesNanos, double[][] columns) {}

    /**
     * Connections per pod at the sampling instants.
     *
     * @param podNames by pod number
     * @param connections by sample, then pod number; -1 where the pod does not exist; shorter rows where later pods do
     *     not exist yet
     */
    public record PodSeries(List<String> podNames, List<int[]> connections) {}

    /**
     * What was checked during the run.
     *
     * @param events events executed, those of the settling included
     * @param clients clients that were present at some time
     * @param checks conservation checks passed
     */
    public record Trust(long events, long clients, long checks) {}
}

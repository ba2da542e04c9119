package io.steelyard.observe;

import java.util.List;

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
     * @param values by the index of the metric in {@link MetricCatalog#all()}; NaN where undefined
     * @param overTime how long each value of a metric that varies over time held, by the same index; {@link
     *     TimeHistogram#EMPTY} for the other metrics
     */
    @SuppressWarnings("ArrayRecordComponent") // a block is read by index and never compared
    public record Block(String name, long startNanos, long endNanos, double[] values, List<TimeHistogram> overTime) {
        /** The value of a metric; NaN where undefined, infinite where the thing never came about. */
        public double value(Metric metric) {
            return values[MetricCatalog.indexOf(metric)];
        }

        /** How long each value of a metric held. */
        public TimeHistogram overTime(Metric metric) {
            return overTime.get(MetricCatalog.indexOf(metric));
        }
    }

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

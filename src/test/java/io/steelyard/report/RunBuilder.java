package io.steelyard.report;

import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.TimeHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Makes results of runs that never took place; what is not set is undefined. */
public final class RunBuilder {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String variant;
    private final int replication;
    private final List<RunResult.Block> blocks = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private final List<int[]> loads = new ArrayList<>();
    private final List<DecisionRecord> decisions = new ArrayList<>();
    private List<String> pods = List.of();

    /** A run of a variant. */
    public RunBuilder(String variant, int replication) {
        this.variant = variant;
        this.replication = replication;
    }

    /** The next block: {@code run} first. */
    public RunBuilder block(String name, double startSeconds, double endSeconds) {
        double[] values = new double[MetricCatalog.all().size()];
        Arrays.fill(values, Double.NaN);
        blocks.add(new RunResult.Block(
                name,
                (long) (startSeconds * NANOS_PER_SECOND),
                (long) (endSeconds * NANOS_PER_SECOND),
                values,
                Collections.nCopies(values.length, TimeHistogram.EMPTY)));
        return this;
    }

    /** A value in the block begun last. */
    public RunBuilder with(Metric metric, double value) {
        blocks.get(blocks.size() - 1).values()[MetricCatalog.indexOf(metric)] = value;
        return this;
    }

    /** The names of the pods, by number. */
    public RunBuilder pods(String... names) {
        pods = List.of(names);
        return this;
    }

    /**
     * The next sample.
     *
     * @param established connections established since the sample before
     * @param lost connections lost since then
     * @param connections by pod number; -1 for none
     */
    public RunBuilder sample(double seconds, int serving, double established, double lost, int... connections) {
        double span = times.isEmpty() ? Double.NaN : seconds - times.get(times.size() - 1) / NANOS_PER_SECOND;
        double[] row = new double[SeriesColumn.values().length];
        Arrays.fill(row, Double.NaN);
        set(row, SeriesColumn.SERVING_PODS, serving);
        set(
                row,
                SeriesColumn.CONNECTIONS,
                Arrays.stream(connections).map(load -> Math.max(0, load)).sum());
        set(row, SeriesColumn.ESTABLISHED, established / span);
        set(row, SeriesColumn.LOST, lost / span);
        times.add((long) (seconds * NANOS_PER_SECOND));
        rows.add(row);
        loads.add(connections);
        return this;
    }

    /** A value of the sample begun last. */
    public RunBuilder with(SeriesColumn column, double value) {
        set(rows.get(rows.size() - 1), column, value);
        return this;
    }

    @SuppressWarnings("EnumOrdinal") // the columns of a series are by the index of the enum
    private static void set(double[] row, SeriesColumn column, double value) {
        row[column.ordinal()] = value;
    }

    /** The next decision of the autoscaler. */
    public RunBuilder decision(DecisionRecord decision) {
        decisions.add(decision);
        return this;
    }

    /** The result. */
    public RunResult build() {
        double[][] columns = new double[SeriesColumn.values().length][rows.size()];
        for (int column = 0; column < columns.length; column++) {
            for (int sample = 0; sample < rows.size(); sample++) {
                columns[column][sample] = rows.get(sample)[column];
            }
        }
        return new RunResult(
                variant,
                replication,
                blocks,
                new RunResult.Series(times.stream().mapToLong(Long::longValue).toArray(), columns),
                new RunResult.PodSeries(pods, loads),
                decisions,
                new RunResult.Trust(1_000, 100, 10));
    }
}

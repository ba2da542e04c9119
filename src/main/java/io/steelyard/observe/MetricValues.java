package io.steelyard.observe;

import java.util.Arrays;
import java.util.List;

/** The values of all metrics of one block while they are gathered; NaN until set. */
final class MetricValues {
    private final double[] values = new double[MetricCatalog.all().size()];
    private final TimeHistogram[] overTime = new TimeHistogram[values.length];

    MetricValues() {
        Arrays.fill(values, Double.NaN);
        Arrays.fill(overTime, TimeHistogram.EMPTY);
    }

    double get(Metric metric) {
        return values[MetricCatalog.indexOf(metric)];
    }

    void set(Metric metric, double value) {
        values[MetricCatalog.indexOf(metric)] = value;
    }

    void set(Metric metric, long count) {
        values[MetricCatalog.indexOf(metric)] = (double) count;
    }

    void set(Metric metric, double value, TimeHistogram histogram) {
        int index = MetricCatalog.indexOf(metric);
        values[index] = value;
        overTime[index] = histogram;
    }

    RunResult.Block toBlock(String name, long startNanos, long endNanos) {
        return new RunResult.Block(name, startNanos, endNanos, values, List.of(overTime));
    }
}

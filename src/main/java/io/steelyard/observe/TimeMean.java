package io.steelyard.observe;

/** The mean of a quantity over the time for which it has a value, and how long it had each value. */
final class TimeMean {
    private double integral;
    private long nanos;
    private final TimeHistogram.Builder histogram = new TimeHistogram.Builder();

    /** The quantity had a value for a span. */
    void add(double value, long span) {
        integral += value * span;
        nanos += span;
        histogram.add(value, span);
    }

    /** The same, unless the value is NaN. */
    void addIfDefined(double value, long span) {
        if (span > 0 && !Double.isNaN(value)) {
            add(value, span);
        }
    }

    void add(TimeMean other) {
        integral += other.integral;
        nanos += other.nanos;
        histogram.add(other.histogram);
    }

    void clear() {
        integral = 0;
        nanos = 0;
        histogram.clear();
    }

    long nanos() {
        return nanos;
    }

    /** The mean; NaN if there was no value. */
    double mean() {
        return nanos == 0 ? Double.NaN : integral / nanos;
    }

    /** The greatest value; NaN if there was none. */
    double max() {
        return histogram.max();
    }

    void fill(MetricValues values, Metric metric) {
        values.set(metric, mean(), histogram.build());
    }
}

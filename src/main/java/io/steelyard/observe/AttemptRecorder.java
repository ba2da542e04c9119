package io.steelyard.observe;

import io.steelyard.observe.Counters.Count;
import io.steelyard.observe.Observer.Failure;

/** Counts how attempts to connect end, those of arriving clients included. */
final class AttemptRecorder {
    private final Counters counters;

    AttemptRecorder(Counters counters) {
        this.counters = counters;
    }

    void fail(Failure cause) {
        counters.increment(Count.FAILED);
        switch (cause) {
            case NO_ENDPOINT -> counters.increment(Count.ANY_WITHOUT_ENDPOINT);
            case REFUSED -> counters.increment(Count.ANY_REFUSED);
            case NOT_LISTENING_YET -> {
                counters.increment(Count.ANY_REFUSED);
                counters.increment(Count.ANY_TOO_EARLY);
            }
            case FULL -> counters.increment(Count.ANY_FULL);
            case TIMED_OUT -> counters.increment(Count.ANY_TIMED_OUT);
            case NO_GATEWAY -> counters.increment(Count.ANY_WITHOUT_GATEWAY);
            case ABANDONED -> counters.increment(Count.ANY_ABANDONED);
            case OVERFLOW -> counters.increment(Count.ANY_OVERFLOWED);
            case HANDSHAKE_TIMED_OUT -> counters.increment(Count.ANY_HANDSHAKE_TIMED_OUT);
            case NOT_ADMITTED -> counters.increment(Count.ANY_NOT_ADMITTED);
            case OTHER_POD -> counters.increment(Count.ANY_OTHER_POD);
            case DOWNSTREAM -> counters.increment(Count.ANY_DOWNSTREAM_FULL);
        }
    }

    /** Sets what the sample at the end of a span shows. */
    void sample(SeriesRecorder series, double seconds) {
        if (seconds > 0) {
            rate(series, SeriesColumn.WITHOUT_ENDPOINT, Count.ANY_WITHOUT_ENDPOINT, seconds);
            rate(series, SeriesColumn.REFUSED, Count.ANY_REFUSED, seconds);
            rate(series, SeriesColumn.REFUSED_FULL, Count.ANY_FULL, seconds);
            rate(series, SeriesColumn.TIMED_OUT, Count.ANY_TIMED_OUT, seconds);
            rate(series, SeriesColumn.WITHOUT_GATEWAY, Count.ANY_WITHOUT_GATEWAY, seconds);
            rate(series, SeriesColumn.OVERFLOWED, Count.ANY_OVERFLOWED, seconds);
            rate(series, SeriesColumn.HANDSHAKE_TIMED_OUT, Count.ANY_HANDSHAKE_TIMED_OUT, seconds);
            rate(series, SeriesColumn.NOT_ADMITTED, Count.ANY_NOT_ADMITTED, seconds);
            rate(series, SeriesColumn.OTHER_POD, Count.ANY_OTHER_POD, seconds);
            rate(series, SeriesColumn.DOWNSTREAM_FULL, Count.ANY_DOWNSTREAM_FULL, seconds);
            rate(series, SeriesColumn.ATTEMPTS, Count.ATTEMPTS, seconds);
        }
        series.set(SeriesColumn.OUT_OF_MEMORY, counters.inRun(Count.OUT_OF_MEMORY));
        series.set(SeriesColumn.UNHEALTHY, counters.inRun(Count.UNHEALTHY));
    }

    private void rate(SeriesRecorder series, SeriesColumn column, Count count, double seconds) {
        series.set(column, counters.sinceSample(count) / seconds);
    }

    void fill(MetricValues values, boolean wholeRun) {
        values.set(AttemptMetrics.MADE, counters.in(Count.ATTEMPTS, wholeRun));
        values.set(AttemptMetrics.WITHOUT_ENDPOINT, counters.in(Count.ANY_WITHOUT_ENDPOINT, wholeRun));
        values.set(AttemptMetrics.REFUSED, counters.in(Count.ANY_REFUSED, wholeRun));
        values.set(AttemptMetrics.TOO_EARLY, counters.in(Count.ANY_TOO_EARLY, wholeRun));
        values.set(AttemptMetrics.REFUSED_FULL, counters.in(Count.ANY_FULL, wholeRun));
        values.set(AttemptMetrics.TIMED_OUT, counters.in(Count.ANY_TIMED_OUT, wholeRun));
        values.set(AttemptMetrics.WITHOUT_GATEWAY, counters.in(Count.ANY_WITHOUT_GATEWAY, wholeRun));
        values.set(AttemptMetrics.OVERFLOWED, counters.in(Count.ANY_OVERFLOWED, wholeRun));
        values.set(AttemptMetrics.HANDSHAKE_TIMED_OUT, counters.in(Count.ANY_HANDSHAKE_TIMED_OUT, wholeRun));
        values.set(AttemptMetrics.NOT_ADMITTED, counters.in(Count.ANY_NOT_ADMITTED, wholeRun));
        values.set(AttemptMetrics.OTHER_POD, counters.in(Count.ANY_OTHER_POD, wholeRun));
        values.set(AttemptMetrics.DOWNSTREAM_FULL, counters.in(Count.ANY_DOWNSTREAM_FULL, wholeRun));
        values.set(AttemptMetrics.ABANDONED, counters.in(Count.ANY_ABANDONED, wholeRun));
    }
}

package io.steelyard.observe;

import org.HdrHistogram.Histogram;

/**
 * Many spans of time, of which any quantile can be asked; to 0.1 %, from a microsecond to 10,000 days.
 *
 * <p>Longer spans count as 10,000 days. Recording allocates nothing.
 */
final class Spans {
    private static final long NANOS_PER_UNIT = 1_000;
    private static final long LONGEST_UNITS = 864_000_000_000_000L;

    private final Histogram histogram = new Histogram(LONGEST_UNITS, 3);
    private long longestNanos = -1;

    void add(long nanos) {
        histogram.recordValue(Math.min(LONGEST_UNITS, nanos / NANOS_PER_UNIT));
        longestNanos = Math.max(longestNanos, nanos);
    }

    long count() {
        return histogram.getTotalCount();
    }

    /** The span of a rank in ascending order, in seconds; ranks count from 1 to {@link #count()}. */
    double secondsAtRank(long rank) {
        if (rank == count()) {
            return longestSeconds();
        }
        long units = histogram.getValueAtPercentile(100 * ((rank - 0.5) / count()));
        return Math.min(longestNanos, histogram.medianEquivalentValue(units) * NANOS_PER_UNIT) / 1e9;
    }

    /** The quantile by nearest rank in seconds; NaN if there is no span. */
    double quantileSeconds(double share) {
        return count() == 0 ? Double.NaN : secondsAtRank(Math.max(1, (long) Math.ceil(share * count())));
    }

    /** The longest in seconds; NaN if there is no span. */
    double longestSeconds() {
        return longestNanos < 0 ? Double.NaN : longestNanos / 1e9;
    }

    void add(Spans other) {
        histogram.add(other.histogram);
        longestNanos = Math.max(longestNanos, other.longestNanos);
    }

    void clear() {
        histogram.reset();
        longestNanos = -1;
    }
}

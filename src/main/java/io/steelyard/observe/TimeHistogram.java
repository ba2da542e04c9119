package io.steelyard.observe;

/**
 * How long a quantity held which value: nanoseconds by logarithmic bins.
 *
 * <p>128 bins per factor of two, so a quantile is known to 0.8 %; values below 2^-4 share the first bin, values from 2^20
 * on the last. Not thread-safe.
 */
public final class TimeHistogram {
    private static final int MANTISSA_BITS = 7;
    private static final int SHIFT = 52 - MANTISSA_BITS;
    private static final int LOWEST_EXPONENT = -4;
    private static final int HIGHEST_EXPONENT = 20;
    private static final int BINS = (HIGHEST_EXPONENT - LOWEST_EXPONENT) << MANTISSA_BITS;
    private static final long OFFSET = (long) (LOWEST_EXPONENT + 1023) << MANTISSA_BITS;

    private final long[] nanos = new long[BINS];
    private long totalNanos;

    /** The quantity held the value, which is not negative, for so long. */
    public void add(double value, long heldNanos) {
        long bin = (Double.doubleToRawLongBits(value) >>> SHIFT) - OFFSET;
        nanos[(int) Math.max(0, Math.min(BINS - 1, bin))] += heldNanos;
        totalNanos += heldNanos;
    }

    /** Adds all that another histogram holds. */
    public void add(TimeHistogram other) {
        for (int bin = 0; bin < BINS; bin++) {
            nanos[bin] += other.nanos[bin];
        }
        totalNanos += other.totalNanos;
    }

    /** Time covered. */
    public long totalNanos() {
        return totalNanos;
    }

    /**
     * The value that was not exceeded for a share of the time: the upper edge of its bin; NaN if no time is covered.
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        if (totalNanos == 0) {
            return Double.NaN;
        }
        long wanted = (long) Math.ceil(share * totalNanos);
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += nanos[bin];
            if (seen >= wanted && nanos[bin] > 0) {
                return Double.longBitsToDouble((bin + 1 + OFFSET) << SHIFT);
            }
        }
        return Double.longBitsToDouble((BINS + OFFSET) << SHIFT);
    }

    /** The time for which the value was at or above the limit, to the resolution of a bin. */
    public long nanosAtOrAbove(double limit) {
        long first = Math.max(0, (Double.doubleToRawLongBits(Math.max(0, limit)) >>> SHIFT) - OFFSET);
        long sum = 0;
        for (int bin = (int) Math.min(BINS, first); bin < BINS; bin++) {
            sum += nanos[bin];
        }
        return sum;
    }
}

package io.steelyard.observe;

import java.util.Arrays;

/**
 * How long a quantity had each value: a histogram whose weights are nanoseconds.
 *
 * <p>Values are kept to nine significant binary digits, rounded down, so that whole numbers below 512 are exact and
 * others at most 0.39 % low; values below 2^-20 count as 0, values above 2^40 as 2^40. The least and the greatest value
 * are exact. Immutable.
 */
public final class TimeHistogram {
    /** The histogram of a quantity that never had a value. */
    public static final TimeHistogram EMPTY = new TimeHistogram(0, new long[0], Double.NaN, Double.NaN);

    private static final int STEPS_PER_OCTAVE_BITS = 8;
    private static final int SHIFT = 52 - STEPS_PER_OCTAVE_BITS;
    private static final double SMALLEST = 0x1p-20;
    private static final double LARGEST = 0x1p40;
    private static final int OFFSET = (int) (Double.doubleToRawLongBits(SMALLEST) >>> SHIFT) - 1;

    private final int firstBin;
    private final long[] nanos;
    private final double min;
    private final double max;
    private final long totalNanos;

    private TimeHistogram(int firstBin, long[] nanos, double min, double max) {
        this.firstBin = firstBin;
        this.nanos = nanos;
        this.min = min;
        this.max = max;
        long total = 0;
        for (long span : nanos) {
            total += span;
        }
        this.totalNanos = total;
    }

    private static int binOf(double value) {
        return value < SMALLEST ? 0 : (int) (Double.doubleToRawLongBits(Math.min(value, LARGEST)) >>> SHIFT) - OFFSET;
    }

    private static double valueOf(int bin) {
        return bin == 0 ? 0 : Double.longBitsToDouble((long) (bin + OFFSET) << SHIFT);
    }

    /** Whether the quantity never had a value. */
    public boolean isEmpty() {
        return totalNanos == 0;
    }

    /** How long the quantity had a value. */
    public long totalNanos() {
        return totalNanos;
    }

    /** The least value; NaN if there was none. */
    public double min() {
        return min;
    }

    /** The greatest value; NaN if there was none. */
    public double max() {
        return max;
    }

    /**
     * The value that the quantity did not exceed for a share of the time: the least value whose time and that of all
     * smaller ones is at least the share.
     *
     * @param share from 0 to 1
     * @return NaN if there was no value
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1 but is " + share);
        }
        if (isEmpty()) {
            return Double.NaN;
        }
        if (share == 1) {
            return max;
        }
        double wanted = share * totalNanos;
        long sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            sum += nanos[i];
            if (sum >= wanted) {
                return Math.min(max, Math.max(min, valueOf(firstBin + i)));
            }
        }
        return max;
    }

    /** The share of the time for which the value was above a limit, to the resolution of the histogram. */
    public double shareAbove(double limit) {
        if (isEmpty()) {
            return Double.NaN;
        }
        int from = limit < 0 ? 0 : binOf(limit) + 1 - firstBin;
        long above = 0;
        for (int i = Math.max(0, from); i < nanos.length; i++) {
            above += nanos[i];
        }
        return (double) above / totalNanos;
    }

    /** Collects a histogram; it grows with the range of the values and allocates nothing within it. */
    static final class Builder {
        private int firstBin;
        private long[] nanos = new long[0];
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        /** Adds a span for which the quantity had a value: finite and not negative. */
        void add(double value, long span) {
            int index = indexOf(binOf(value));
            nanos[index] += span;
            if (value < min) {
                min = value;
            }
            if (value > max) {
                max = value;
            }
        }

        /** Where a bin stands, for which there is room then. */
        private int indexOf(int bin) {
            int index = bin - firstBin;
            return index >= 0 && index < nanos.length ? index : makeRoom(bin);
        }

        private int makeRoom(int bin) {
            int slack = 1 << (STEPS_PER_OCTAVE_BITS - 1);
            int from = Math.max(0, bin - slack);
            int to = bin + slack;
            if (nanos.length > 0) {
                from = Math.min(from, firstBin);
                to = Math.max(to, firstBin + nanos.length);
            }
            long[] larger = new long[to - from];
            System.arraycopy(nanos, 0, larger, nanos.length == 0 ? 0 : firstBin - from, nanos.length);
            nanos = larger;
            firstBin = from;
            return bin - firstBin;
        }

        /** Adds all that another builder has collected. */
        void add(Builder other) {
            if (other.min > other.max) {
                return;
            }
            indexOf(other.firstBin + other.nanos.length - 1);
            int first = indexOf(other.firstBin);
            for (int i = 0; i < other.nanos.length; i++) {
                nanos[first + i] += other.nanos[i];
            }
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
        }

        /** The greatest value; NaN if there was none. */
        double max() {
            return max < min ? Double.NaN : max;
        }

        /** Forgets everything; keeps the room. */
        void clear() {
            Arrays.fill(nanos, 0);
            min = Double.POSITIVE_INFINITY;
            max = Double.NEGATIVE_INFINITY;
        }

        /** What was collected. */
        TimeHistogram build() {
            int from = 0;
            int to = nanos.length;
            while (to > from && nanos[to - 1] == 0) {
                to--;
            }
            while (from < to && nanos[from] == 0) {
                from++;
            }
            return from == to
                    ? EMPTY
                    : new TimeHistogram(firstBin + from, Arrays.copyOfRange(nanos, from, to), min, max);
        }
    }
}

package io.steelyard.observe;

import java.util.Arrays;

/**
 * The most happenings within any span of a length, wherever it begins: what fixed bins see of a peak is never more.
 *
 * <p>A span holds its end and not its beginning, so that it is as long as a bin. Keeps the times of the last span in a ring
 * that grows to the peak and allocates nothing afterwards.
 */
final class SlidingPeak {
    private final long spanNanos;
    private long[] times = new long[64];
    private long first;
    private long end;
    private long firstOfBlock;
    private long peakInBlock;
    private long peakInRun;

    SlidingPeak(long spanNanos) {
        this.spanNanos = spanNanos;
    }

    void add(long now) {
        while (first < end && times[place(first)] <= now - spanNanos) {
            first++;
        }
        if (end - first == times.length) {
            grow();
        }
        times[place(end)] = now;
        end++;
        peakInRun = Math.max(peakInRun, end - first);
        peakInBlock = Math.max(peakInBlock, end - Math.max(first, firstOfBlock));
    }

    private int place(long number) {
        return (int) (number & (times.length - 1));
    }

    private void grow() {
        long[] larger = Arrays.copyOf(times, 2 * times.length);
        for (long number = first; number < end; number++) {
            larger[(int) (number & (larger.length - 1))] = times[place(number)];
        }
        times = larger;
    }

    /** The most within a span of the block or the run; those before the block do not count in the block. */
    long peak(boolean wholeRun) {
        return wholeRun ? peakInRun : peakInBlock;
    }

    void beginBlock() {
        firstOfBlock = end;
        peakInBlock = 0;
    }
}

package io.steelyard.structure;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * An implicit 4-ary min-heap of (time, code) pairs, ordered by time and then by code as an unsigned number.
 *
 * <p>The order depends on the pairs alone, never on the order of insertion. Equal pairs may be held more than once. 12
 * bytes a pair; add and poll take O(log n).
 */
public final class FourAryHeap {

    private long[] times;
    private int[] codes;
    private int size;

    /** Creates an empty heap. */
    public FourAryHeap() {
        times = new long[0];
        codes = new int[0];
    }

    /** Returns how many pairs are held. */
    public int size() {
        return size;
    }

    /** Returns whether no pair is held. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Removes every pair; keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Makes room for {@code capacity} pairs in all. */
    public void ensureCapacity(int capacity) {
        if (capacity > times.length) {
            int grown = Growth.capacity(times.length, capacity);
            times = Arrays.copyOf(times, grown);
            codes = Arrays.copyOf(codes, grown);
        }
    }

    /** Adds a pair. */
    public void add(long time, int code) {
        if (size == times.length) {
            ensureCapacity(size + 1);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            if (!precedes(time, code, times[parent], codes[parent])) {
                break;
            }
            times[hole] = times[parent];
            codes[hole] = codes[parent];
            hole = parent;
        }
        times[hole] = time;
        codes[hole] = code;
    }

    /**
     * Returns the time of the least pair.
     *
     * @throws NoSuchElementException if the heap is empty
     */
    public long minTime() {
        requireNotEmpty();
        return times[0];
    }

    /**
     * Returns the code of the least pair.
     *
     * @throws NoSuchElementException if the heap is empty
     */
    public int minCode() {
        requireNotEmpty();
        return codes[0];
    }

    /**
     * Removes the least pair and returns its code.
     *
     * @throws NoSuchElementException if the heap is empty
     */
    public int pollCode() {
        requireNotEmpty();
        int least = codes[0];
        size--;
        if (size > 0) {
            siftDown(times[size], codes[size]);
        }
        return least;
    }

    private void siftDown(long time, int code) {
        int hole = 0;
        while (true) {
            int first = (hole << 2) + 1;
            if (first >= size) {
                break;
            }
            int best = leastOf(first, Math.min(first + 4, size));
            if (!precedes(times[best], codes[best], time, code)) {
                break;
            }
            times[hole] = times[best];
            codes[hole] = codes[best];
            hole = best;
        }
        times[hole] = time;
        codes[hole] = code;
    }

    private int leastOf(int from, int to) {
        int best = from;
        for (int child = from + 1; child < to; child++) {
            if (precedes(times[child], codes[child], times[best], codes[best])) {
                best = child;
            }
        }
        return best;
    }

    private static boolean precedes(long time, int code, long otherTime, int otherCode) {
        return time < otherTime || (time == otherTime && Integer.compareUnsigned(code, otherCode) < 0);
    }

    private void requireNotEmpty() {
        if (size == 0) {
            throw new NoSuchElementException("the heap is empty");
        }
    }
}

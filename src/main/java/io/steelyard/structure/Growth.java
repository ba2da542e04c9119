package io.steelyard.structure;

import java.util.Arrays;

/** How arrays grow: by half, at once to what is asked for, and with a clear error at the limit of an array. */
final class Growth {

    private static final int SMALLEST = 16;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Growth() {}

    static int capacity(int current, int needed) {
        if (needed < 0 || needed > LARGEST) {
            throw new IllegalStateException("cannot hold more than " + LARGEST + " elements");
        }
        long grown = Math.max(current + (long) (current >> 1), SMALLEST);
        return (int) Math.min(Math.max(grown, needed), LARGEST);
    }

    /** Returns {@code array}, or a longer copy of it in which the new elements are {@code filler}. */
    static int[] atLeast(int[] array, int needed, int filler) {
        if (needed <= array.length) {
            return array;
        }
        int[] longer = Arrays.copyOf(array, capacity(array.length, needed));
        if (filler != 0) {
            Arrays.fill(longer, array.length, longer.length, filler);
        }
        return longer;
    }

    /** Returns {@code array}, or a longer copy of it in which the new elements are 0. */
    static long[] atLeast(long[] array, int needed) {
        return needed <= array.length ? array : Arrays.copyOf(array, capacity(array.length, needed));
    }
}

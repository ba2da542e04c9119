package io.steelyard.select.kubeproxy;

/** The entries of connections that have ended, in the order in which they are forgotten: each after the same time. */
final class Closing {
    private final long lifetimeNanos;
    private int[] entries = new int[16];
    private long[] endNanos = new long[16];
    private int first;
    private int size;

    Closing(long lifetimeNanos) {
        this.lifetimeNanos = lifetimeNanos;
    }

    void add(long now, int entry) {
        if (size == entries.length) {
            grow();
        }
        int at = (first + size) & (entries.length - 1);
        entries[at] = entry;
        endNanos[at] = now + lifetimeNanos;
        size++;
    }

    private void grow() {
        int[] moreEntries = new int[2 * size];
        long[] moreEnds = new long[2 * size];
        for (int i = 0; i < size; i++) {
            int at = (first + i) & (size - 1);
            moreEntries[i] = entries[at];
            moreEnds[i] = endNanos[at];
        }
        entries = moreEntries;
        endNanos = moreEnds;
        first = 0;
    }

    /** When the next entry is forgotten, nanoseconds; {@link Long#MAX_VALUE} where there is none. */
    long nextNanos() {
        return size == 0 ? Long.MAX_VALUE : endNanos[first];
    }

    /** Takes out the next entry. */
    int remove() {
        int entry = entries[first];
        first = (first + 1) & (entries.length - 1);
        size--;
        return entry;
    }
}

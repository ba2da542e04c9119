package io.steelyard.structure;

import java.util.Arrays;

/**
 * A map from longs to non-negative ints: open addressing with linear probing, where removing shifts later entries back, so
 * that a map that shrinks and grows again needs no clearing out. Constant time on average; room is never given back.
 */
public final class LongIntMap {
    /** What stands for the value of an absent key. */
    public static final int ABSENT = -1;

    /** The odd number nearest to 2^64 divided by the golden ratio: multiples of it are spread over all upper bits. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final int SMALLEST_BITS = 4;

    private int bits = SMALLEST_BITS;
    private long[] keys = new long[1 << SMALLEST_BITS];
    private int[] values = emptyValues(1 << SMALLEST_BITS);
    private int size;

    /** Creates an empty map. */
    public LongIntMap() {}

    private static int[] emptyValues(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, ABSENT);
        return empty;
    }

    /** Returns how many keys the map has. */
    public int size() {
        return size;
    }

    /** Returns the value of a key, or {@link #ABSENT}. */
    public int get(long key) {
        return values[find(key)];
    }

    /** Sets the value of a key, &gt;= 0. */
    public void put(long key, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("value must be >= 0 but is " + value);
        }
        int at = find(key);
        if (values[at] == ABSENT) {
            if (2 * (size + 1) > values.length) {
                grow();
                at = find(key);
            }
            size++;
            keys[at] = key;
        }
        values[at] = value;
    }

    /** Removes a key and returns its value, or {@link #ABSENT}. */
    public int remove(long key) {
        int hole = find(key);
        int removed = values[hole];
        if (removed == ABSENT) {
            return ABSENT;
        }
        size--;
        int mask = values.length - 1;
        for (int at = (hole + 1) & mask; values[at] != ABSENT; at = (at + 1) & mask) {
            if (((at - home(keys[at])) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        values[hole] = ABSENT;
        return removed;
    }

    private int home(long key) {
        return (int) ((key * GOLDEN) >>> (Long.SIZE - bits));
    }

    /** The place of a key, or the free place where it would stand. */
    private int find(long key) {
        int mask = values.length - 1;
        int at = home(key);
        while (values[at] != ABSENT && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        bits++;
        keys = new long[1 << bits];
        values = emptyValues(1 << bits);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != ABSENT) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}

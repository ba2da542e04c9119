package io.steelyard.select.research;

import java.util.Arrays;

/**
 * The instants at which connections to each slot were begun that do not stand yet, the oldest of a slot first.
 *
 * <p>Nothing is allocated once there have been as many at once.
 */
final class Beginnings {
    private static final int NONE = -1;

    private long[] begun = new long[16];
    private int[] next = new int[16];
    private int[] first = new int[0];
    private int[] last = new int[0];
    private int[] counts = new int[0];
    private int free = NONE;
    private int used;

    /** Makes room for slots. */
    void room(int slots) {
        int before = first.length;
        if (before < slots) {
            first = Arrays.copyOf(first, slots);
            last = Arrays.copyOf(last, slots);
            counts = Arrays.copyOf(counts, slots);
            Arrays.fill(first, before, slots, NONE);
        }
    }

    /** A connection to the slot begins. */
    void add(int slot, long now) {
        int entry = free;
        if (entry != NONE) {
            free = next[entry];
        } else {
            entry = used++;
            if (entry == begun.length) {
                begun = Arrays.copyOf(begun, 2 * entry);
                next = Arrays.copyOf(next, 2 * entry);
            }
        }
        begun[entry] = now;
        next[entry] = NONE;
        if (first[slot] == NONE) {
            first[slot] = entry;
        } else {
            next[last[slot]] = entry;
        }
        last[slot] = entry;
        counts[slot]++;
    }

    /** How many there are of the slot. */
    int count(int slot) {
        return counts[slot];
    }

    /** The oldest of the slot is no longer being made; returns when it began. */
    long remove(int slot) {
        int entry = first[slot];
        first[slot] = next[entry];
        next[entry] = free;
        free = entry;
        counts[slot]--;
        return begun[entry];
    }
}

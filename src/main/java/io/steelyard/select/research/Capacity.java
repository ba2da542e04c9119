package io.steelyard.select.research;

import io.steelyard.scenario.Checks;

/** The range of a table's capacity. */
final class Capacity {
    private static final int MOST = 1 << 20;

    private Capacity() {}

    /** Refuses a capacity that is not of 1 to 1048576. */
    static void check(int capacity) {
        Checks.atLeast("capacity", 1, capacity);
        if (capacity > MOST) {
            throw new IllegalArgumentException("capacity must be at most " + MOST + " but is " + capacity);
        }
    }
}

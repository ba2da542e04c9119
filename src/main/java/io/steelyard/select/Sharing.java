package io.steelyard.select;

/** What the workers of one proxy process share when they choose endpoints. */
public enum Sharing {
    /** All: one selector serves all workers, and {@link Pick#worker} tells which one chooses. */
    EVERYTHING,
    /** The counts of connections; each worker has a selector of its own. */
    COUNTS,
    /** Nothing: each worker has a selector and counts of its own. */
    NOTHING
}

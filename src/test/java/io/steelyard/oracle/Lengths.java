package io.steelyard.oracle;

/**
 * How long the runs of an oracle are: as long as its case says, or shorter, with a tolerance that follows from the shorter
 * length.
 */
public final class Lengths {
    /** Whether runs have the length that their cases say: {@code -Dsteelyard.oracles=full}, as the profile oracles sets it. */
    public static final boolean FULL = "full".equals(System.getProperty("steelyard.oracles"));

    private Lengths() {}

    /** One of two lengths. */
    public static int of(int full, int otherwise) {
        return FULL ? full : otherwise;
    }
}

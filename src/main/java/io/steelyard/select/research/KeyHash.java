package io.steelyard.select.research;

import io.steelyard.hash.Mix64;
import io.steelyard.select.Pick;

/** The 64-bit hash of a client's affinity key, and the further hash values that are made of it. */
final class KeyHash {
    /** The odd number nearest to 2^64 divided by the golden ratio: its multiples are far apart. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private KeyHash() {}

    /** The hash of the key's id; every retry has one of its own. */
    static long of(Pick pick) {
        return Mix64.stafford13(Mix64.stafford13(pick.key()) + pick.attempt());
    }

    /** The value of a hash function of that number, which is independent of those of other numbers. */
    static long further(long hash, long number) {
        return Mix64.stafford13(hash + (number + 1) * GOLDEN);
    }

    /** A whole number of 0 to {@code bound - 1} made of the upper 32 bits of a hash. */
    static int below(int bound, long hash) {
        return (int) (((hash >>> 32) * bound) >>> 32);
    }
}

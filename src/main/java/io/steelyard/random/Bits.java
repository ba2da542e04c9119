package io.steelyard.random;

/** The bijections of 64-bit words from which streams and their positions are made. */
final class Bits {

    /** The odd number nearest to 2^64 divided by the golden ratio. */
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Bits() {}

    /** Returns the finalizer of SplitMix64: variant 13 of D. Stafford, "Better bit mixing" (2011). */
    static long stafford13(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the 64-bit finalizer of MurmurHash3 (A. Appleby). */
    static long murmur3(long word) {
        long z = (word ^ (word >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }

    /** Returns the key that follows {@code key} once {@code part} is taken in; injective in each of the two. */
    static long chain(long key, long part) {
        return murmur3(key + GOLDEN * part);
    }
}

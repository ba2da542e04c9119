package io.steelyard.hash;

/** Bijections of the 64-bit words with full avalanche, for keys that are numbers. */
public final class Mix64 {

    private Mix64() {}

    /** Returns the finalizer of SplitMix64: variant 13 of D. Stafford, "Better bit mixing" (2011). Maps 0 to 0. */
    public static long stafford13(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the 64-bit finalizer of MurmurHash3 (A. Appleby). Maps 0 to 0. */
    public static long murmur3(long word) {
        long z = (word ^ (word >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}

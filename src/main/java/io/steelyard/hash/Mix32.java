package io.steelyard.hash;

/** A bijection of the 32-bit words with full avalanche, for numbers that shall look unrelated. */
public final class Mix32 {

    private Mix32() {}

    /** Returns the 32-bit finalizer of MurmurHash3 (A. Appleby). Maps 0 to 0. */
    public static int murmur3(int word) {
        int z = (word ^ (word >>> 16)) * 0x85EBCA6B;
        z = (z ^ (z >>> 13)) * 0xC2B2AE35;
        return z ^ (z >>> 16);
    }
}

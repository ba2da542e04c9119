package io.steelyard.hash;

/**
 * HAProxy's full avalanche hash of a number: what {@code avalanche} does to the hash of a key, and where servers stand on the
 * ring of a consistent hash (HAProxy 2.6 {@code include/haproxy/tools.h}).
 *
 * <p>R. Jenkins' mixing of one 32-bit word in six rounds, then a multiplication.
 */
public final class FullHash {
    private static final int MULTIPLIER = (int) 3_221_225_473L;

    private FullHash() {}

    /** Returns the hash of a number. */
    public static int of(int number) {
        int word = number;
        word = (word + 0x7ED55D16) + (word << 12);
        word = (word ^ 0xC761C23C) ^ (word >>> 19);
        word = (word + 0x165667B1) + (word << 5);
        word = (word + 0xD3A2646C) ^ (word << 9);
        word = (word + 0xFD7046C5) + (word << 3);
        word = (word ^ 0xB55A4F09) ^ (word >>> 16);
        return word * MULTIPLIER;
    }
}

package io.steelyard.hash;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The 64-bit hash function MurmurHash2, variant A (A. Appleby), with little-endian loads: {@code std::hash} of libstdc++
 * with the seed {@link #LIBSTDCXX_SEED}, which Envoy offers for the places of hosts on its ring.
 */
public final class Murmur2 {

    /** The seed of {@code std::hash} in libstdc++. */
    public static final long LIBSTDCXX_SEED = 0xC70F6907L;

    private static final long MULTIPLIER = 0xC6A4A7935BD1E995L;

    private Murmur2() {}

    /** Returns the hash of the UTF-8 bytes of a text with the seed of libstdc++. */
    public static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length, LIBSTDCXX_SEED);
    }

    /** Returns the hash of {@code length} bytes from {@code offset} on. */
    public static long hash(byte[] bytes, int offset, int length, long seed) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        long hash = seed ^ (length * MULTIPLIER);
        int at = offset;
        int end = offset + (length & ~7);
        for (; at < end; at += 8) {
            long word = shiftMix(Words.readLong(bytes, at) * MULTIPLIER) * MULTIPLIER;
            hash = (hash ^ word) * MULTIPLIER;
        }
        int rest = length & 7;
        if (rest > 0) {
            long word = 0;
            for (int i = rest - 1; i >= 0; i--) {
                word = (word << 8) | (bytes[at + i] & 0xFF);
            }
            hash = (hash ^ word) * MULTIPLIER;
        }
        return shiftMix(shiftMix(hash) * MULTIPLIER);
    }

    private static long shiftMix(long word) {
        return word ^ (word >>> 47);
    }
}

package io.steelyard.hash;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The 64-bit hash function XXH64 of Y. Collet (xxHash, specification 0.1.1), which Envoy uses for request hashes and, by
 * default, for the places of hosts on its ring.
 */
public final class Xxh64 {

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private Xxh64() {}

    /** Returns the hash of the UTF-8 bytes of a text. */
    public static long hash(String text, long seed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length, seed);
    }

    /** Returns the hash of {@code length} bytes from {@code offset} on. */
    public static long hash(byte[] bytes, int offset, int length, long seed) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int at = offset;
        int end = offset + length;
        long hash;
        if (length >= 32) {
            hash = stripes(bytes, offset, length, seed);
            at += length & ~31;
        } else {
            hash = seed + PRIME_5;
        }
        hash += length;
        for (; at + 8 <= end; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, Words.readLong(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at + 4 <= end) {
            hash = Long.rotateLeft(hash ^ Words.readUnsignedInt(bytes, at) * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        return avalanche(hash);
    }

    private static long stripes(byte[] bytes, int offset, int length, long seed) {
        long lane1 = seed + PRIME_1 + PRIME_2;
        long lane2 = seed + PRIME_2;
        long lane3 = seed;
        long lane4 = seed - PRIME_1;
        int end = offset + (length & ~31);
        for (int at = offset; at < end; at += 32) {
            lane1 = round(lane1, Words.readLong(bytes, at));
            lane2 = round(lane2, Words.readLong(bytes, at + 8));
            lane3 = round(lane3, Words.readLong(bytes, at + 16));
            lane4 = round(lane4, Words.readLong(bytes, at + 24));
        }
        long hash = Long.rotateLeft(lane1, 1)
                + Long.rotateLeft(lane2, 7)
                + Long.rotateLeft(lane3, 12)
                + Long.rotateLeft(lane4, 18);
        hash = merge(hash, lane1);
        hash = merge(hash, lane2);
        hash = merge(hash, lane3);
        return merge(hash, lane4);
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(long hash) {
        long h = (hash ^ (hash >>> 33)) * PRIME_2;
        h = (h ^ (h >>> 29)) * PRIME_3;
        return h ^ (h >>> 32);
    }
}

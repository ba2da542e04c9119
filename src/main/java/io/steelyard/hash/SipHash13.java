package io.steelyard.hash;

/**
 * SipHash with one round a word and three at the end (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input
 * PRF", INDOCRYPT 2012), cut to 32 bits: what {@code hsiphash} of Linux 6.12 is on machines of 64 bits.
 */
public final class SipHash13 {
    private static final int ROUNDS = 4;

    private SipHash13() {}

    /** Returns the hash of the four bytes of a word, the lowest first. */
    public static int ofInt(int word, long key0, long key1) {
        long last = ((long) Integer.BYTES << 56) | (word & 0xFFFF_FFFFL);
        long v0 = 0x736F6D6570736575L ^ key0;
        long v1 = 0x646F72616E646F6DL ^ key1;
        long v2 = 0x6C7967656E657261L ^ key0;
        long v3 = 0x7465646279746573L ^ key1 ^ last;
        for (int round = 0; round < ROUNDS; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            if (round == 0) {
                v0 ^= last;
                v2 ^= 0xFF;
            }
        }
        return (int) (v0 ^ v1 ^ v2 ^ v3);
    }
}

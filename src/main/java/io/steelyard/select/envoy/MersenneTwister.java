package io.steelyard.select.envoy;

/**
 * The generator {@code mt19937} of the C++ standard library (M. Matsumoto and T. Nishimura, "Mersenne twister", ACM TOMACS
 * 8, 1998), which Envoy seeds anew for every shuffle.
 *
 * <p>The state is renewed word by word, so that a few draws cost little more than the seeding.
 */
final class MersenneTwister {
    private static final int WORDS = 624;
    private static final int DISTANCE = 397;
    private static final int MATRIX = 0x9908B0DF;

    private final int[] state = new int[WORDS];
    private int position;

    /** Begins the sequence of a seed. */
    void seed(int seed) {
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        position = 0;
    }

    /** Returns the next word, 0 to 2^32 - 1. */
    long next() {
        int next = position + 1 == WORDS ? 0 : position + 1;
        int far = position + DISTANCE < WORDS ? position + DISTANCE : position + DISTANCE - WORDS;
        int mixed = (state[position] & 0x80000000) | (state[next] & 0x7FFFFFFF);
        int word = state[far] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : MATRIX);
        state[position] = word;
        position = next;
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        word ^= word >>> 18;
        return Integer.toUnsignedLong(word);
    }
}

package io.steelyard.random;

/**
 * The xoshiro256++ 1.0 generator of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators" (ACM
 * TOMS 47, 2021), used as the stream of one component.
 *
 * <p>Period 2^256 - 1. Not safe for use by several threads at once.
 */
public final class RandomStream implements RandomSource {

    private long word0;
    private long word1;
    private long word2;
    private long word3;

    /**
     * Creates a generator in the given state.
     *
     * @throws IllegalArgumentException if all four words are 0, the one state that xoshiro256++ cannot leave
     */
    public RandomStream(long word0, long word1, long word2, long word3) {
        if ((word0 | word1 | word2 | word3) == 0) {
            throw new IllegalArgumentException("at least one of the four state words must differ from 0");
        }
        this.word0 = word0;
        this.word1 = word1;
        this.word2 = word2;
        this.word3 = word3;
    }

    /**
     * Returns the stream of a component, which depends on nothing but the four arguments.
     *
     * @param component the name of the component, such as {@code "selector"}
     * @param index which of the components of that name, such as the number of the proxy
     */
    public static RandomStream named(long seed, int replication, String component, long index) {
        long key = Bits.chain(Bits.chain(Bits.GOLDEN, seed), replication);
        for (int i = 0; i < component.length(); i++) {
            key = Bits.chain(key, component.charAt(i));
        }
        key = Bits.chain(Bits.chain(key, ~(long) component.length()), index);
        SplitMix64 words = new SplitMix64(key);
        return new RandomStream(words.nextLong(), words.nextLong(), words.nextLong(), words.nextLong());
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(word0 + word3, 23) + word0;
        long shifted = word1 << 17;
        word2 ^= word0;
        word3 ^= word1;
        word1 ^= word2;
        word0 ^= word3;
        word2 ^= shifted;
        word3 = Long.rotateLeft(word3, 45);
        return result;
    }
}
